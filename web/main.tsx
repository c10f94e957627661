import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/console.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';

createRoot(document.getElementById('root')!).render(<App />);
