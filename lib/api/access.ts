/** The parts of a dashboard that a share link can show, one by one. */
export const sections = ['summary', 'basket', 'forecast', 'segments'] as const;
export type Section = (typeof sections)[number];

/**
 * Who may ask an endpoint.
 * - `public`: anybody; it names nobody's data. `account`: its caller's own things, beside any one dataset.
 * - `owner`, `editor`, `member`: of the dataset that is asked for; members are its owner, its editors and its viewers.
 * - a section: members, and share links that show it. `frame`: members, and every link to the dataset.
 */
export type Access = 'public' | 'account' | 'owner' | 'editor' | 'member' | 'frame' | Section;

/** How a caller comes to a dataset. */
export const roles = ['owner', 'editor', 'viewer', 'link'] as const;
export type Role = (typeof roles)[number];
