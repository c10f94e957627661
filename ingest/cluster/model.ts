import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../common/root.ts';
import type { Linkage } from './agglomerate.ts';
import { FEATURES } from './compare.ts';
import { CONTEXT_FEATURES } from './context.ts';
import { SIGNATURE_VERSION } from './fingerprint.ts';
import type { Trees } from './trees.ts';

/** What was fitted: made by `bench/cluster/train.ts`, committed beside this file. */
export interface Model {
  /** On what, when and how it was fitted, for a person. */
  provenance: string;
  signatureVersion: number;
  features: string[];
  contextFeatures: string[];
  /** Share of news texts that have a term, for the commonest terms of each language. */
  background: Record<string, number>;
  /** Log-odds that two texts report one event, from `compare`. */
  pair: Trees;
  /** The same once the neighbours of both are known, from `inContext`. */
  context: Trees;
  linkage: Linkage;
}

const PATH = join('ingest', 'cluster', 'model.json');
let loaded: Model | undefined;

/**
 * The fitted model, read once.
 * @throws Error when it was fitted for other features than this code computes
 */
export function loadModel(): Model {
  loaded ??= readModel(join(projectRoot(), PATH));
  return loaded;
}

function readModel(path: string): Model {
  const model = JSON.parse(readFileSync(path, 'utf8')) as Model;
  const fits = model.features.join() === FEATURES.join() && model.contextFeatures.join() === CONTEXT_FEATURES.join();
  if (!fits || model.signatureVersion !== SIGNATURE_VERSION) throw new Error(`${path} was fitted for other features: run node bench/cluster/train.ts`);
  return model;
}
