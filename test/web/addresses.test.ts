import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isForbiddenAddress } from '../../common/net/addresses.ts';

const FORBIDDEN: readonly (readonly [what: string, address: string])[] = [
  ['loopback', '127.0.0.1'], ['loopback, last', '127.255.255.254'], ['loopback', '::1'],
  ['unspecified', '0.0.0.0'], ['unspecified', '::'], ['this network', '0.1.2.3'],
  ['private', '10.0.0.1'], ['private', '172.16.0.1'], ['private, last', '172.31.255.255'], ['private', '192.168.1.1'],
  ['link-local and metadata', '169.254.169.254'], ['link-local', 'fe80::1'], ['link-local with a zone', 'fe80::1%eth0'],
  ['carrier-grade NAT', '100.64.0.1'], ['metadata of Alibaba', '100.100.100.200'],
  ['metadata of Azure', '168.63.129.16'], ['metadata of Oracle', '192.0.0.192'], ['metadata of AWS', 'fd00:ec2::254'],
  ['protocol assignments', '192.0.0.8'], ['benchmark', '198.18.0.1'], ['benchmark, last', '198.19.255.255'], ['benchmark', '2001:2::1'],
  ['documentation', '192.0.2.1'], ['documentation', '198.51.100.1'], ['documentation', '203.0.113.1'], ['documentation', '2001:db8::1'], ['documentation', '3fff::1'],
  ['multicast', '224.0.0.1'], ['multicast', 'ff02::1'], ['reserved', '240.0.0.1'], ['broadcast', '255.255.255.255'],
  ['mapped', '::ffff:127.0.0.1'], ['mapped, in hex', '::ffff:7f00:1'], ['mapped, though public', '::ffff:8.8.8.8'], ['compatible', '::7f00:1'],
  ['NAT64', '64:ff9b::7f00:1'], ['NAT64, local use', '64:ff9b:1::7f00:1'], ['6to4', '2002:7f00:1::'], ['6to4 relay', '192.88.99.1'], ['Teredo', '2001::1'],
  ['unique-local', 'fc00::1'], ['unique-local', 'fd12:3456::1'], ['site-local', 'fec0::1'], ['segment routing', '5f00::1'], ['discard', '100::1'],
  ['no address', ''], ['no address', 'example.com'], ['decimal', '2130706433'], ['in brackets', '[::1]'],
];

describe('isForbiddenAddress', () => {
  test.each(FORBIDDEN)('refuses %s: %s', (_what, address) => {
    expect(isForbiddenAddress(address)).toBe(true);
  });

  test.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '198.17.255.255', '223.255.255.255', '2606:4700::1111', '2a00:1450::1'])('lets %s through', (address) => {
    expect(isForbiddenAddress(address)).toBe(false);
  });

  test('refuses whatever ipaddr.js knows to be no unicast address', () => {
    const octet = fc.nat(255);
    fc.assert(fc.property(fc.oneof(fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.')), fc.ipV6()), (address) => {
      const special = ipaddr.parse(address).range() !== 'unicast';
      expect(!special || isForbiddenAddress(address)).toBe(true);
    }), { numRuns: 5_000 });
  });
});
