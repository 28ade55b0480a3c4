try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
// The language of react-aria's controls, which are fetched when they are used.
window[Symbol.for('react-aria.i18n.locale')] = 'en-GB';
