import {
  ActionIcon,
  Alert,
  Autocomplete,
  Button,
  Checkbox,
  createTheme,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  Notification,
  NumberInput,
  PasswordInput,
  Select,
  TagsInput,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The blue-green of a robin's egg, from its shell to deep water. */
const egg: MantineColorsTuple = [
  '#e9f6f6',
  '#d6ecec',
  '#abd8d9',
  '#7cc3c5',
  '#57b1b4',
  '#3fa3a7',
  '#2b8f94',
  '#1a7a80',
  '#0c666c',
  '#045257',
];

const compact = { defaultProps: { size: 'xs' } } as const;

export const theme = createTheme({
  colors: { egg },
  primaryColor: 'egg',
  primaryShade: { light: 8, dark: 7 },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, Ubuntu, Cantarell, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({ styles: { label: { color: 'var(--mantine-color-text)' } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Autocomplete: Autocomplete.extend(compact),
    Button: Button.extend({ ...compact, styles: { label: { fontWeight: 500 } } }),
    Checkbox: Checkbox.extend(compact),
    // The page itself never scrolls, so there is no scrolling to lock.
    Menu: Menu.extend({
      defaultProps: { portalProps: { target: '#main' }, withInitialFocusPlaceholder: false },
    }),
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    MultiSelect: MultiSelect.extend(compact),
    NativeSelect: NativeSelect.extend(compact),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
    }),
    NumberInput: NumberInput.extend(compact),
    PasswordInput: PasswordInput.extend(compact),
    Select: Select.extend(compact),
    TagsInput: TagsInput.extend(compact),
    TextInput: TextInput.extend(compact),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
  },
});

/** Texts that Mantine makes too faint to read (WCAG 2.2 AA asks for 4.5:1). */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565d64',
    '--mantine-color-placeholder': '#6a7178',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--ovo-sidebar': '#f3f5f5',
    '--ovo-raised': '#f8f9f9',
    '--ovo-line': '#dfe3e4',
  },
  dark: {
    '--mantine-color-dimmed': '#a9aeb2',
    '--mantine-color-placeholder': '#959a9f',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-egg-3)',
    '--ovo-sidebar': '#1c1f20',
    '--ovo-raised': '#2a2d2e',
    '--ovo-line': '#3b3f41',
  },
});
