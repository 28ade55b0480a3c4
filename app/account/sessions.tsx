'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../_components/button';
import { formatAgo } from '../_components/format';
import { listSessions, tell } from './account-client';
import { nameDevice } from './device-name';

export function Sessions({ current }: { current: string }) {
  const queryClient = useQueryClient();
  const { data = [] } = useQuery({ queryKey: ['account', 'sessions'], queryFn: listSessions });
  const end = async (token: string) => {
    await tell('/revoke-session', { token });
    await queryClient.invalidateQueries({ queryKey: ['account', 'sessions'] });
  };
  return (
    <section>
      <h2 className="font-semibold text-lead">Where you are signed in</h2>
      <ul aria-label="Where you are signed in" className="mt-1">
        {data.map(({ token, userAgent, updatedAt }) => (
          <li key={token} className="flex items-center justify-between gap-3 border-line py-2 not-last:border-b">
            <p className="min-w-0">
              <span className="block">{nameDevice(userAgent ?? '')}</span>
              <span className="text-muted text-small">
                {token === current ? 'This device' : `Used ${formatAgo(updatedAt)}`}
              </span>
            </p>
            {token !== current && (
              <Button aria-label={`Sign out ${nameDevice(userAgent ?? '')}`} onPress={() => end(token)}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
