'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../_components/button';
import { Skeleton } from '../_components/skeleton';
import { useAction } from '../_hooks/use-action';
import { readAccount, tell } from './account-client';
import { DeleteAccount } from './delete-account';
import { Keys } from './keys';
import { PasswordChange } from './password-change';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';

export function AccountView() {
  const queryClient = useQueryClient();
  const { data: account } = useQuery({ queryKey: ['account'], queryFn: readAccount });
  const refresh = () => void queryClient.invalidateQueries();
  const signOut = useAction(() => tell('/sign-out'), refresh);
  if (account === undefined) return <Skeleton label="Looking who you are" className="h-40" />;
  if (account === null) return <SignIn onDone={refresh} />;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="min-w-0 break-words font-semibold text-title">{account.email}</h1>
        <Button onPress={signOut.run} isDisabled={signOut.running}>
          Sign out
        </Button>
      </div>
      <Sessions current={account.token} />
      <Keys />
      <PasswordChange />
      <DeleteAccount onDone={refresh} />
    </div>
  );
}
