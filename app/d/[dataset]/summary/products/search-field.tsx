'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { longestSearch } from '@/app/_hooks/use-filter';

interface Props {
  value: string;
  onSearch: (text: string) => void;
}

/** `/` goes to it from anywhere on the page, Escape empties it. */
export function SearchField({ value, onSearch }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const [seen, setSeen] = useState(value);
  const [said, setSaid] = useState('');
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

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (text === '') field.current?.blur();
    setText('');
    setSaid(text === '' ? '' : 'Search cleared.');
  };
  return (
    <>
      <input
        ref={field}
        type="search"
        aria-label="Search products"
        aria-keyshortcuts="/"
        placeholder="Search products ( / )"
        className="control w-56 max-w-full"
        dir="auto"
        maxLength={longestSearch}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setSaid('');
        }}
        onKeyDown={clear}
      />
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
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
