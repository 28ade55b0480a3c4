'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { longestSearch } from '../../_hooks/use-filter';

interface Props {
  value: string;
  onSearch: (text: string) => void;
}

const fieldId = 'search-products';

/** Puts the cursor into the field, wherever on the page it is. */
export function goToSearch(): void {
  document.getElementById(fieldId)?.focus();
}

/** `/` goes to it from anywhere on the page, Escape empties it. */
export function SearchField({ value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // A value that was not asked for here comes from elsewhere, as by the back button.
    if (value !== asked) {
      setAsked(value);
      setText(value);
    }
  }

  const ask = useEffectEvent(() => {
    setAsked(text);
    onSearch(text);
  });
  useEffect(() => {
    if (text === asked) return;
    const timer = setTimeout(ask, typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text, asked]);

  // Before the page is painted: whoever sees the field may press the key.
  useLayoutEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
      event.preventDefault();
      goToSearch();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  const clear = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (text === '') event.currentTarget.blur();
    setText('');
  };
  return (
    <div className="min-w-0">
      <label htmlFor={fieldId} className="mb-1 hidden text-muted text-small sm:block">
        Search products
      </label>
      <input
        id={fieldId}
        type="search"
        aria-label="Search products"
        aria-keyshortcuts="/"
        placeholder="Part of a name ( / )"
        className="control w-full"
        dir="auto"
        maxLength={longestSearch}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={clear}
      />
    </div>
  );
}

const typingPauseMilliseconds = 250;

/** Whether a key that is pressed there is typed, or is meant for a dialog. */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], [role=spinbutton], [role=dialog], [role=alertdialog]',
    ) !== null
  );
}
