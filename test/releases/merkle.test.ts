import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../schema/client/verify/canonicalJson.ts';
import { leafHash, MerkleTree, rootFrom } from '../../schema/client/verify/merkle.ts';

/** The leaves that Certificate Transparency's own tests use, and the roots that they give. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'));
const ROOTS: Record<number, string> = {
  0: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  3: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  4: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  5: '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  6: '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  7: 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
};

/** The definition of RFC 6962, section 2.1, to the letter. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

function treeOf(leaves: readonly Buffer[], wanted: number | null = null): { root: Buffer; path: Buffer[] } {
  const tree = new MerkleTree(wanted);
  for (const leaf of leaves) tree.add(leafHash(leaf));
  return { root: tree.root(), path: tree.path };
}

test.each(Object.entries(ROOTS))('the root over %s of the published leaves', (count, root) => {
  expect(treeOf(LEAVES.slice(0, Number(count))).root.toString('hex')).toBe(root);
});

describe.each([1, 2, 3, 7, 8, 9, 33, 100])('a tree of %i leaves', (count) => {
  const leaves = Array.from({ length: count }, (_none, at) => Buffer.from(`leaf ${at}`));
  const root = rootByDefinition(leaves);

  test('has the root of the definition', () => expect(treeOf(leaves).root).toEqual(root));

  test('leads from each leaf to the root, and from no other place', () => {
    for (const [at, leaf] of leaves.entries()) {
      const { path } = treeOf(leaves, at);
      expect(rootFrom(leafHash(leaf), at, count, path)).toEqual(root);
      expect(rootFrom(leafHash('another'), at, count, path)).not.toEqual(root);
      if (count > 1) expect(rootFrom(leafHash(leaf), (at + 1) % count, count, path)).not.toEqual(root);
      expect(rootFrom(leafHash(leaf), at, count, [...path, root])).toBeNull();
    }
  });
});

test.each([[-1, 1], [1, 1], [0.5, 2], [0, 0]])('place %d of %d is none', (at, size) => expect(rootFrom(leafHash(''), at, size, [])).toBeNull());

test.each<[unknown, string]>([
  [{ b: 1, a: [null, { d: 'é', c: 1e21 }] }, '{"a":[null,{"c":1e+21,"d":"é"}],"b":1}'],
  [{ '€': 1, '\r': 2, 'ö': 3, '1': 4, '\ud83d\ude00': 5, 'ﬁ': 6 }, '{"\\r":2,"1":4,"ö":3,"€":1,"😀":5,"ﬁ":6}'],
  [[333333333.3333333, 4.50, 2e-3, 0.000000000000000000000000001, -0], '[333333333.3333333,4.5,0.002,1e-27,0]'],
  [{ gone: undefined, kept: null }, '{"kept":null}'],
])('canonical JSON of %j', (value, text) => expect(canonicalJson(value)).toBe(text));
