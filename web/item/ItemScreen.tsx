import { Stack, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useWords } from '../words/useWords.ts';
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
import { selectedSpan } from './paragraphs.ts';
import { RejectDialog } from './RejectDialog.tsx';
import { Related } from './Related.tsx';
import { ReopenDialog } from './ReopenDialog.tsx';
import { useClaim } from './useClaim.ts';
import { useDecisions } from './useDecisions.ts';
import { useDraft } from './useDraft.ts';
import type { Item } from './useItem.ts';
import { useItemKeys } from './useItemKeys.ts';
import { usePromotion } from './usePromotion.ts';

export type ItemDialog = 'attach' | 'reject' | 'defer' | 'reopen';

/** One decision on one screen: the evidence, the facts taken from it, and what is known beside it. */
export function ItemScreen({ item, refresh }: { item: Item; refresh: () => void }) {
  const { say } = useWords();
  const claim = useClaim(item);
  const decisions = useDecisions(item, claim);
  const drafted = useDraft(item.id, item.suggester, () => draftFrom(item.suggestions, item.article.title));
  const [incident, setIncident] = useState(0);
  const [dialog, setDialog] = useState<ItemDialog | null>(null);
  const evidence = useRef<HTMLDivElement>(null);
  const { promote, problems } = usePromotion(drafted.draft, decisions.promote);
  const title = item.article.title ?? say('queue.untitled');
  const failure = decisions.failure ?? claim.failure;
  const close = () => setDialog(null);
  usePageTitle(title);
  useItemKeys({ item, claim, drafted, incident, promote, open: setDialog, goOn: decisions.goOn });
  return (
    <EvidenceContext value={{ text: item.text, selection: () => selectedSpan(evidence.current) }}>
      <Stack gap="sm" className="item">
        <Title order={1} size="h3" dir="auto" lang={item.article.language ?? undefined}>{title}</Title>
        <HoldNotice item={item} claim={claim} />
        <ActBar item={item} claim={claim} busy={decisions.busy} onPromote={promote} onDialog={setDialog} />
        {failure && <FailureNotice failure={failure} onRetry={() => { decisions.dismiss(); refresh(); }} />}
        <ProblemList problems={problems} />
        <div className="item-columns">
          <Evidence item={item} ref={evidence} onFill={(mark) => drafted.change((draft) => mark.fill(draft, incident))} />
          <section aria-labelledby="facts" className="item-facts">
            <FactsHead drafted={drafted} />
            <FactsForm draft={drafted.draft} incident={incident} onIncident={setIncident} onChange={drafted.change} suggestIncident={() => incidentFrom(item.suggestions, item.article.title)} />
          </section>
          <Related item={item} onAttach={(to) => void decisions.attach(to, drafted.draft)} />
        </div>
      </Stack>
      <AttachDialog opened={dialog === 'attach'} onClose={close} item={item} onAttach={(to) => void decisions.attach(to, drafted.draft)} />
      <RejectDialog opened={dialog === 'reject'} onClose={close} onReject={(reason, note) => void decisions.reject(reason, note)} />
      <DeferDialog opened={dialog === 'defer'} onClose={close} onDefer={(until, note) => void decisions.defer(until, note)} />
      <ReopenDialog opened={dialog === 'reopen'} onClose={close} onReopen={(reason) => void decisions.reopen(reason)} />
    </EvidenceContext>
  );
}
