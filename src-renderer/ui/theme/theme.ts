import {
  ActionIcon,
  Alert,
  Autocomplete,
  Badge,
  Button,
  Card,
  Checkbox,
  createTheme,
  Drawer,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  Notification,
  NumberInput,
  PasswordInput,
  Progress,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';
import { words } from '../../words.ts';

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

/** Mantine's greys of the dark theme, from text to canvas: the surfaces of `tokens.ts` and steps between. */
const darkGreys: MantineColorsTuple = [
  '#e8eaea',
  '#b9c1c4',
  '#9aa3a7',
  '#6b7478',
  '#3c464b',
  '#2a3135',
  '#20262a',
  '#181c1e',
  '#14181a',
  '#111416',
];

const compact = { defaultProps: { size: 'xs' } } as const;
/** Names, numbers and ids are no words of a dictionary; sentences are written in a `Textarea`. */
const unchecked = { defaultProps: { size: 'xs', spellCheck: false } } as const;
const closeButtonProps = { 'aria-label': words.ui.close, title: words.ui.close } as const;
const visibilityToggleButtonProps = {
  'aria-label': words.ui.showOrHide,
  title: words.ui.showOrHide,
} as const;

/** Sizes, type and the look of Mantine's components; `tokens.ts` has the colors. */
export const theme = createTheme({
  colors: { egg, dark: darkGreys },
  primaryColor: 'egg',
  primaryShade: { light: 8, dark: 7 },
  fontFamily: '"Inter Variable", "Noto Color Emoji", system-ui, sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.625rem', xl: '0.875rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '0.875rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({ styles: { label: { color: 'var(--mantine-color-text)' } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Autocomplete: Autocomplete.extend(unchecked),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Button: Button.extend(compact),
    Card: Card.extend({ defaultProps: { withBorder: true, radius: 'lg', padding: 'md' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' } }),
    // The page itself never scrolls, so there is no scrolling to lock.
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, closeButtonProps } }),
    Menu: Menu.extend({
      defaultProps: {
        portalProps: { target: '#main' },
        withInitialFocusPlaceholder: false,
        shadow: 'md',
      },
    }),
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, radius: 'xl', closeButtonProps },
    }),
    MultiSelect: MultiSelect.extend(unchecked),
    NativeSelect: NativeSelect.extend(compact),
    Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    NumberInput: NumberInput.extend(compact),
    PasswordInput: PasswordInput.extend({
      defaultProps: { size: 'xs', visibilityToggleButtonProps },
    }),
    Progress: Progress.extend({ defaultProps: { size: 6, radius: 3 } }),
    SegmentedControl: SegmentedControl.extend(compact),
    Select: Select.extend(unchecked),
    Switch: Switch.extend(compact),
    Table: Table.extend({ defaultProps: { fz: 'sm', verticalSpacing: 0 } }),
    Tabs: Tabs.extend({ defaultProps: { variant: 'pills' } }),
    TagsInput: TagsInput.extend(unchecked),
    Textarea: Textarea.extend(compact),
    TextInput: TextInput.extend(unchecked),
    Tooltip: Tooltip.extend({
      defaultProps: {
        fz: 'xs',
        portalProps: { target: '#main' },
      },
    }),
  },
});
