import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Shade 8 on white and white on it both pass 4.5 to 1, as does shade 3 on the dark ground. */
const petrol: MantineColorsTuple = ['#eaf5f7', '#d3e6ea', '#a6ccd5', '#79b3c0', '#549eae', '#3b8899', '#2b7384', '#226374', '#1d5566', '#143f4d'];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol },
  autoContrast: true,
  defaultRadius: 'sm',
  focusRing: 'always',
  fontFamily: 'system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  components: {
    TextInput: { defaultProps: { size: 'sm' } },
  },
});

/** The library's own grey for lesser words and its links in the dark stay below 4.5 to 1. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#555d66', '--mantine-color-placeholder': '#6b737c' },
  dark: { '--mantine-color-dimmed': '#b3bac1', '--mantine-color-placeholder': '#9aa1a8', '--mantine-color-anchor': '#8fcad6' },
});
