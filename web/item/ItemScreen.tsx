import { Stack, Title } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useStable } from '../parts/useStable.ts';
import { useWords } from '../words/useWords.ts';
import { GraphicGate } from '../incident/GraphicGate.tsx';
import { ActBar } from './ActBar.tsx';
import { AttachDialog } from './AttachDialog.tsx';
import { DeferDialog } from './DeferDialog.tsx';
import { Evidence } from './Evidence.tsx';
import { draftFrom, incidentFrom } from './facts/fromSuggestions.ts';
import { FactsForm } from './facts/FactsForm.tsx';
import { ProblemList } from './facts/ProblemList.tsx';
import { EvidenceContext } from './facts/useEvidence.ts';
import { FactsHead } from './FactsHead.tsx';
import { HoldNotice } from './HoldNotice.tsx';
import type { IncidentLineData } from './IncidentLine.tsx';
import type { Mark } from './marks.ts';
import { selectedSpan } from './paragraphs.ts';
import { RejectDialog } from './RejectDialog.tsx';
import { Related } from './Related.tsx';
import { ReopenDialog } from './ReopenDialog.tsx';
import { useClaim } from './useClaim.ts';
import { useDecisions } from './useDecisions.ts';
import { useDraft } from './useDraft.ts';
import type { Item } from './itemQuery.ts';
import { useItemKeys } from './useItemKeys.ts';
import { useLooking } from './useLooking.ts';
import { usePromotion } from './usePromotion.ts';

export type ItemDialog = 'attach' | 'reject' | 'defer' | 'reopen';

/** One decision on one screen: the evidence, the facts taken from it, and what is known beside it. */
export function ItemScreen({ item: read, refresh }: { item: Item; refresh: () => void }) {
  const { say } = useWords();
  const claim = useClaim(read);
  const { item } = claim;
  const decisions = useDecisions(item, claim);
  useLooking(read.id);
  const drafted = useDraft(item.id, item.suggester, () => draftFrom(item.suggestions, item.article.title, item.graphic));
  const [incident, setIncident] = useState(0);
  const [dialog, setDialog] = useState<ItemDialog | null>(null);
  const evidence = useRef<HTMLDivElement>(null);
  const { promote, problems } = usePromotion(drafted.draft, decisions.promote);
  const title = item.article.title ?? say('queue.untitled');
  const failure = decisions.failure ?? claim.failure;
  const close = () => setDialog(null);
  // What didn't change isn't drawn anew: typing into the form leaves the article alone, and a claim leaves both.
  const fill = useStable((mark: Mark) => drafted.change((draft) => mark.fill(draft, incident)));
  const attach = useStable((to: IncidentLineData) => void decisions.attach(to, drafted.draft));
  const suggestIncident = useStable(() => incidentFrom(item.suggestions, item.article.title, item.graphic));
  const { id, text, suggestions } = item;
  const context = useMemo(() => ({ itemId: id, text, selection: () => selectedSpan(evidence.current), places: suggestions.places }), [id, text, suggestions]);
  usePageTitle(title);
  useItemKeys({ item, claim, drafted, incident, promote, open: setDialog, goOn: decisions.goOn });
  return (
    <EvidenceContext value={context}>
      <Stack gap="sm" className="item" data-item={item.id}>
        <Title order={1} size="h3" dir="auto" lang={item.article.language ?? undefined}>{title}</Title>
        <HoldNotice claim={claim} />
        <ActBar item={item} claim={claim} busy={decisions.busy} onPromote={promote} onDialog={setDialog} />
        {failure && <FailureNotice failure={failure} onRetry={() => { decisions.dismiss(); refresh(); }} />}
        <ProblemList problems={problems} />
        <div className="item-columns">
          <GraphicGate graphic={item.graphic}><Evidence item={item} ref={evidence} onFill={fill} /></GraphicGate>
          <section aria-labelledby="facts" className="item-facts">
            <FactsHead drafted={drafted} />
            <FactsForm draft={drafted.draft} incident={incident} onIncident={setIncident} onChange={drafted.change} suggestIncident={suggestIncident} />
          </section>
          <Related item={item} onAttach={attach} />
        </div>
      </Stack>
      {dialog === 'attach' && <AttachDialog opened onClose={close} item={item} draft={drafted.draft.incidents[0]} onAttach={attach} />}
      {dialog === 'reject' && <RejectDialog opened onClose={close} onReject={(reason, note) => void decisions.reject(reason, note)} />}
      {dialog === 'defer' && <DeferDialog opened onClose={close} onDefer={(until, note) => void decisions.defer(until, note)} />}
      {dialog === 'reopen' && <ReopenDialog opened onClose={close} onReopen={(reason) => void decisions.reopen(reason)} />}
    </EvidenceContext>
  );
}
