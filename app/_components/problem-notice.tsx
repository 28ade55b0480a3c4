import { ProblemError } from '@/lib/api/client';
import { Button } from './button';

interface Props {
  error: Error;
  onRetry?: (() => void) | undefined;
}

export function ProblemNotice({ error, onRetry }: Props) {
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div role="alert" className="rounded-card border border-bad bg-bad-wash p-4">
      <p className="font-semibold">{problem?.title ?? 'This could not be shown'}</p>
      <p className="mt-1 break-words">
        {problem?.detail ?? 'The page met something it does not know. Your data is untouched; try again.'}
      </p>
      {problem?.errors?.map(({ path, message }) => (
        <p key={`${path} ${message}`} className="mt-1 text-muted">
          {path} {message}
        </p>
      ))}
      {onRetry && (
        <div className="mt-3">
          <Button onPress={onRetry}>Try again</Button>
        </div>
      )}
      {problem !== null && problem.status >= 500 && problem.instance !== '' && (
        <p className="mt-2 break-all text-muted text-small">Reference {problem.instance.replace('urn:uuid:', '')}</p>
      )}
    </div>
  );
}
