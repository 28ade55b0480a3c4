'use client';

import { useSyncExternalStore } from 'react';

const themes = { system: 'System', light: 'Light', dark: 'Dark' };

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentTheme(): string {
  return document.documentElement.dataset.theme ?? 'system';
}

function chooseTheme(theme: string) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, currentTheme, () => 'system');
  return (
    <label className="inline-flex items-center gap-2 text-muted text-small">
      Theme
      <select className="control text-ink" value={theme} onChange={(event) => chooseTheme(event.target.value)}>
        {Object.entries(themes).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
