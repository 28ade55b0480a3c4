/** Text that came out of a file: isolated from the writing direction around it, and whole on hover. */
export function Name({ text, className = '' }: { text: string; className?: string }) {
  return (
    <bdi dir="auto" title={text} className={`max-w-full ${className}`}>
      {text}
    </bdi>
  );
}
