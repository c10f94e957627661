import { BlockList, isIP } from 'node:net';

/*
 * Sources: IANA's IPv4 and IPv6 special-purpose address registries, and the clouds' metadata services.
 * Two lists, because one list with `::ffff:0:0/96` in it matches every IPv4 address.
 */
const FORBIDDEN_V4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], // unspecified, "this network"
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT; Alibaba's metadata service
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's wire server, on a public address
  ['169.254.0.0', 16], // link-local; most metadata services
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments; Oracle's metadata service
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // automatic multicast tunnelling
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/*
 * IPv6 is the other way round: only 2000::/3 is given out to the public, so that loopback, mapped, compatible, NAT64 (both),
 * unique-local (AWS's metadata service too), link-local, site-local and multicast are out without being named. These lie inside it:
 */
const FORBIDDEN_V6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23], // protocol assignments: Teredo, benchmarks, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: carries any IPv4 address
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];

const forbiddenV4 = blockList(FORBIDDEN_V4, 'ipv4');
const forbiddenV6 = blockList(FORBIDDEN_V6, 'ipv6');
const publicV6 = blockList([['2000::', 3]], 'ipv6');

/**
 * True for every address that is not plainly a public unicast one, and for anything that is no address at all.
 * @param address IPv4 or IPv6 without brackets; a zone (`%eth0`) makes it link-local and so forbidden
 */
export function isForbiddenAddress(address: string): boolean {
  if (address.includes('%')) return true;
  switch (isIP(address)) {
    case 4:
      return forbiddenV4.check(address, 'ipv4');
    case 6:
      return !publicV6.check(address, 'ipv6') || forbiddenV6.check(address, 'ipv6');
    default:
      return true;
  }
}

function blockList(networks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
