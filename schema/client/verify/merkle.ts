import { createHash } from 'node:crypto';

// The Merkle tree of Certificate Transparency (RFC 6962, section 2.1) with SHA-256: leaves and nodes are hashed with prefixes of their own, so
// that neither passes for the other, and a tree of n leaves splits at the greatest power of two below n.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

interface Subtree {
  hash: Buffer;
  leaves: number;
  /** Whether the leaf whose path is wanted lies in it. */
  holds: boolean;
}

/** A tree that is fed leaf by leaf. It keeps one hash for each bit of their number, and the path of one leaf if asked to. */
export class MerkleTree {
  /** Siblings on the way from the wanted leaf to the root. */
  readonly path: Buffer[] = [];
  size = 0;
  private readonly subtrees: Subtree[] = [];
  private readonly wanted: number | null;

  /** @param wanted position, from 0, of the leaf whose path is to be kept */
  constructor(wanted: number | null = null) {
    this.wanted = wanted;
  }

  add(hash: Buffer): void {
    let tree: Subtree = { hash, leaves: 1, holds: this.size === this.wanted };
    for (let last = this.subtrees.at(-1); last?.leaves === tree.leaves; last = this.subtrees.at(-1)) {
      this.subtrees.pop();
      tree = this.join(last, tree);
    }
    this.subtrees.push(tree);
    this.size += 1;
  }

  /** The root over all leaves so far. Ask once, when the last was added. */
  root(): Buffer {
    const [last, ...earlier] = this.subtrees.toReversed();
    if (!last) return createHash('sha256').digest();
    return earlier.reduce((right, left) => this.join(left, right), last).hash;
  }

  private join(left: Subtree, right: Subtree): Subtree {
    if (left.holds) this.path.push(right.hash);
    if (right.holds) this.path.push(left.hash);
    return { hash: nodeHash(left.hash, right.hash), leaves: left.leaves + right.leaves, holds: left.holds || right.holds };
  }
}

/** The root that a leaf and its path lead to; null where the path doesn't fit the position. As in RFC 9162, section 2.1.3.2. */
export function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}
