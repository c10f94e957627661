import type { Grade, PartyVerdict, Qualifier, StrikeStatus } from '../../prisma/client/enums.ts';
import type { ClaimModel } from '../../prisma/client/models.ts';
import type { PolicyFinding } from '../../schema/enums.ts';
import { countIndependent } from './independent.ts';

type Finding = keyof typeof PolicyFinding;

export interface Range {
  min: number;
  max: number;
  qualifier: Qualifier;
}

type Harm = 'killed' | 'injured';

/** Claims that count: not withdrawn, and alleging harm at all. */
function alleging<Alleged extends Pick<ClaimModel, 'allegesHarm' | 'withdrawnAt'>>(claims: readonly Alleged[]): Alleged[] {
  return claims.filter((claim) => claim.allegesHarm && claim.withdrawnAt === null);
}

/**
 * The range that the claims give, rule 1: from the lowest number that any independent source states to the highest. A claim of "up
 * to n" starts at 0, one of "at least n" ends at n. null where no claim states a number: unknown is not zero.
 */
export function deriveRange(claims: readonly ClaimModel[], harm: Harm): Range | null {
  const stated = alleging(claims)
    .map((claim) => ({ min: claim[`${harm}Min`] ?? 0, max: claim[`${harm}Max`], qualifier: claim[`${harm}Qualifier`] }))
    .filter((range): range is Range => range.max !== null);
  const [first] = stated;
  if (!first) return null;
  const min = Math.min(...stated.map((range) => range.min));
  const max = Math.max(...stated.map((range) => range.max));
  const alike = stated.every((range) => range.min === min && range.max === max);
  if (alike) return { min, max, qualifier: first.qualifier };
  return { min, max, qualifier: min === max ? 'EXACT' : 'BETWEEN' };
}

/** How many independent sources allege harm. Reports of the event that say nothing of harm don't count. */
export function independentSources(claims: readonly Pick<ClaimModel, 'sourceId' | 'family' | 'allegesHarm' | 'withdrawnAt'>[]): number {
  return countIndependent(alleging(claims));
}

/** One question of the policy, and how the claims answer it. */
export interface PolicyStep {
  question: string;
  /** Whether the policy stops here. */
  decides: boolean;
  /** The answer by a name, for pages that say it in the reader's language. */
  finding: Finding;
  words: string;
}

export interface ProposedGrade {
  grade: Grade;
  /** One sentence for the reviewer: that of the step which decides. */
  reason: string;
  /** All questions up to the one that decides, in the policy's order. */
  steps: PolicyStep[];
  /** Independent sources that allege harm, those of them that are credible, and the parties that they accuse. */
  independentSources: number;
  credibleSources: number;
  accusedParties: number;
}

/** What the policy asks about. */
export interface PolicyInput {
  claims: readonly ClaimModel[];
  verdicts: readonly PartyVerdict[];
  strikeStatus?: StrikeStatus | null;
  /** Sources of reliability E: they count as sources, but not as credible ones. */
  unreliable?: ReadonlySet<string>;
}

type Answer = Omit<PolicyStep, 'question'>;

type Question = [question: string, grade: Grade, answer: (facts: PolicyFacts) => Answer];

interface PolicyFacts {
  verdicts: readonly PartyVerdict[];
  strikeStatus: StrikeStatus | null;
  sources: number;
  credible: number;
  accused: number;
}

/** Admiralty scale: a claim that the reviewer calls improbable makes nobody's case. */
const IMPROBABLE = 5;

// The policy: the first question that decides gives the grade (docs/glossary.md, "Grade").
const POLICY: Question[] = [
  ['Has an accused party accepted responsibility?', 'CONFIRMED', accepted],
  ['Do claims of responsibility compete?', 'CONTESTED', contested],
  ['Do two or more credible, independent sources allege harm, with likely actions of a belligerent near by?', 'FAIR', fair],
];

const yes = (finding: Finding, words: string): Answer => ({ decides: true, finding, words });
const no = (finding: Finding, words: string): Answer => ({ decides: false, finding, words });

function accepted({ verdicts }: PolicyFacts): Answer {
  return verdicts.includes('CREDIBLE') ? yes('ACCEPTED', 'An accused party has accepted responsibility') : no('NOT_ACCEPTED', 'No accused party has accepted responsibility');
}

function contested({ accused, strikeStatus }: PolicyFacts): Answer {
  if (accused > 1) return yes('PARTIES_DIFFER', `Sources accuse ${accused} different parties`);
  if (strikeStatus === 'CONTESTED') return yes('STRIKE_CONTESTED', 'Whose strike it was is contested');
  return accused === 1 ? no('PARTIES_AGREE', 'All sources that accuse a party accuse the same one') : no('NOBODY_ACCUSED', 'No source accuses a party');
}

function fair({ sources, credible, accused, strikeStatus }: PolicyFacts): Answer {
  if (sources === 0) return no('NO_HARM_ALLEGED', 'No source alleges harm to civilians');
  if (sources === 1) return no('ONE_SOURCE', 'Only one independent source alleges harm');
  if (credible < 2) return no('TOO_FEW_CREDIBLE', `${sources} independent sources allege harm, but only ${credible} of them is credible`);
  if (accused === 0) return no('SOURCES_ACCUSE_NOBODY', `${sources} independent sources allege harm, but none accuses a party`);
  if (strikeStatus === 'SINGLE_SOURCE_CLAIM') return no('STRIKE_RESTS_ON_ONE', `${credible} independent sources allege harm, but actions of the accused near by rest on a single source`);
  const words = `${credible} independent sources allege harm and accuse one party`;
  return strikeStatus === null ? yes('SOURCES_AGREE_STRIKE_OPEN', `${words} (whether its actions near by are likely is not assessed yet)`) : yes('SOURCES_AGREE', words);
}

/**
 * What the policy proposes, with its reasoning; reviewers decide. DISCOUNTED it never proposes: that the dead were combatants, or another
 * party is most likely responsible, only a person can tell.
 */
export function proposeGrade({ claims, verdicts, strikeStatus = null, unreliable = new Set() }: PolicyInput): ProposedGrade {
  const counted = alleging(claims);
  const facts: PolicyFacts = {
    verdicts, strikeStatus,
    sources: countIndependent(counted),
    credible: countIndependent(counted.filter(({ sourceId, credibility }) => !unreliable.has(sourceId) && credibility !== IMPROBABLE)),
    accused: new Set(counted.map((claim) => claim.accusedPartyId).filter((id) => id !== null)).size,
  };
  const counts = { independentSources: facts.sources, credibleSources: facts.credible, accusedParties: facts.accused };
  const steps: PolicyStep[] = [];
  for (const [question, grade, answer] of POLICY) {
    const step = { question, ...answer(facts) };
    steps.push(step);
    if (step.decides) return { grade, reason: step.words, steps, ...counts };
  }
  return { grade: 'WEAK', reason: steps.at(-1)?.words ?? '', steps, ...counts };
}
