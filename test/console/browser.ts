import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { defaultWebRoot } from '../../server/http/pages.ts';

const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-sandbox'];

/** How long anything may take to appear, on a slow machine. */
const PATIENCE_MS = 20_000;

export interface Look {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  locale?: string;
}

export interface Browser {
  page: Page;
  context: BrowserContext;
  /** Everything that went wrong in the page: exceptions, and whatever the content security policy refused. */
  faults: string[];
  [Symbol.asyncDispose]: () => Promise<void>;
}

/** A person's own browser with a fresh profile. @throws Error that says what to install or build */
export async function openBrowser({ width = 1280, height = 900, colorScheme = 'light', locale = 'en-GB' }: Look = {}): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`No browser at ${executablePath}: install one (apt-get install chromium) or name yours in CHROMIUM`);
  if (!existsSync(join(defaultWebRoot(), 'index.html'))) throw new Error('The console is not built: npm run build:web');
  const profile = await mkdtemp(join(tmpdir(), 'desk-browser-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: QUIET, viewport: { width, height }, colorScheme, locale });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
  });
  return {
    page, context, faults,
    async [Symbol.asyncDispose]() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
