import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './editor.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { subscriptions } from '../api/subscriptions.ts';

const EXAMPLE = `# The API of this desk. Press Ctrl-Enter to run what the cursor is in.
{
  monthlySummary(month: "2017-06") {
    allegedEvents
    headlineEvents
    killed { min max }
    change { percent low high signCertain }
  }
}
`;

const fetcher = createGraphiQLFetcher({ url: '/graphql', wsClient: subscriptions(), headers: { accept: 'application/json' } });

createRoot(document.getElementById('editor')!).render(<GraphiQL fetcher={fetcher} defaultQuery={EXAMPLE} />);
