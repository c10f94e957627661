import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

/** A link out of the desk, to an address that came from a scraped page: anything but the web's own protocols is shown as text. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>;
  return <Anchor href={href} target="_blank" rel="noopener noreferrer nofollow" underline="always" size="sm">{children}</Anchor>;
}
