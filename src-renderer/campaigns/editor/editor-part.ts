import { lazyRouteComponent } from '@tanstack/react-router';

/**
 * The editor of a draft: code of its own, since the library that edits texts is large and most campaigns
 * are only read. `preload` loads the code before somebody needs it.
 */
export const EditorPart = lazyRouteComponent(() => import('./editor-screen.tsx'), 'EditorScreen');
