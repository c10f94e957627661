import { agglomerate } from './agglomerate.ts';
import { carry, inContext, LEAST_ODDS } from './context.ts';
import type { Pair } from './context.ts';
import { fingerprint } from './fingerprint.ts';
import { buildGraph } from './graph.ts';
import { CONTRADICTED, judge } from './judge.ts';
import { loadModel } from './model.ts';
import type { Model } from './model.ts';
import { logOdds } from './trees.ts';
import type { Report } from './types.ts';

/** Where a text belongs: numbers count from 0, equal numbers belong together. */
export interface Answer {
  family: number;
  incident: number;
}

/**
 * Groups texts that are all at hand: copies of one text by `family`, reports of one event by `incident`. Better than adding them one by one, as the
 * neighbourhood of each pair is known. Walls are each an incident of their own.
 */
export function clusterAll(reports: Omit<Report, 'id'>[], model: Model = loadModel()): Answer[] {
  const pairs: Pair[] = [];
  const graph = buildGraph(reports.map((report) => fingerprint(report)), model.background, (a, b, features) => {
    const odds = judge(model.pair, features);
    if (odds > LEAST_ODDS) pairs.push({ a, b, odds, carried: carry(features) });
  });
  const context = inContext(graph.nodes, pairs);
  // What its days contradict stays apart whatever its neighbourhood says.
  const edges = pairs.map(({ a, b }, i) => ({ a, b, odds: pairs[i]!.odds <= CONTRADICTED ? CONTRADICTED : logOdds(model.context, context[i]!) }));
  const groups = agglomerate(graph.nodes, edges, model.linkage, graph.days);
  return graph.node.map((node, place) => ({
    family: graph.family[place]!,
    incident: node === -1 ? graph.nodes + place : groups[node]!,
  }));
}
