/** Characters that turn the writing direction around, with which a name could be made to read as another. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g;

/** Text that came out of a file: isolated from the writing direction around it, and whole on hover. */
export function Name({ text, className = '' }: { text: string; className?: string }) {
  const shown = text.replace(directionMarks, '');
  return (
    <bdi dir="auto" title={shown} className={`max-w-full ${className}`}>
      {shown}
    </bdi>
  );
}
