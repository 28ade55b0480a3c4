import { helpSearch, type Search } from '../itemsets/search';
import { type Chances, helpChances } from '../rules/chances';

/** Work of which another thread may take turns. */
export type SharedWork = { search: Search } | { chances: Chances };

/** Hands work to a thread that helps, if there is one, and does not wait for it. */
export type AskHelp = (work: SharedWork) => void;

/** Takes turns of the work of another thread, until none is left. */
export function help(work: SharedWork): void {
  if ('search' in work) helpSearch(work.search);
  else helpChances(work.chances);
}
