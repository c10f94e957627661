import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the console, and the GraphQL editor that the server gives to browsers at /graphql. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // The content security policy lets no data: script run, and small files are cheap over one connection.
    assetsInlineLimit: 0,
    // The editor (monaco) is large, and only those who open it load it.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: { console: here('index.html'), graphiql: here('graphiql.html') },
      // The editor's packages carry directives for a compiler that isn't used here.
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true }, '/api': 'http://127.0.0.1:4000' } },
});
