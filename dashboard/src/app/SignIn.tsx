import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Api, apiBase, canBeSent } from '../api/api';
import { ProblemError, sentence } from '../api/errors';
import type { Account } from '../api/types';

interface Props {
  /** Why the session before ended, if it did not end by hand. */
  why: string;
  begin: (key: string, account: Account) => void;
}

/** Asks for a private key and tries it. The view asked for stays in the address and is shown afterwards. */
export function SignIn({ why, begin }: Props) {
  const [key, setKey] = useState('');
  const [fault, setFault] = useState('');
  const [trying, setTrying] = useState(false);

  async function attempt() {
    const trimmed = key.trim();
    setFault('');
    if (trimmed === '') {
      setFault('Enter the private key of your account.');
      return;
    }
    if (!canBeSent(trimmed)) {
      setFault('A private key has no spaces, colons or special characters: copy it again.');
      return;
    }
    setTrying(true);
    try {
      begin(trimmed, await new Api(apiBase(document), trimmed).account());
    } catch (error) {
      setFault(faultOf(error));
      setTrying(false);
    }
  }

  return (
    <main className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void attempt();
        }}
      >
        <SpaceBetween size="m">
          {why !== '' && (
            <Alert type="warning" header="You were signed out">
              {why} Sign in with another key; what you were doing is still here.
            </Alert>
          )}
          <Container
            header={
              <Header
                variant="h1"
                description="Purge URLs and cache tags from CloudFront, and see what became of each."
              >
                Edge Purge
              </Header>
            }
          >
            <SpaceBetween size="l">
              <FormField
                label="Private key"
                description="Of your account; it needs the scope read."
                constraintText="Kept in this tab's memory only: reloading the page or closing the tab signs you out."
                errorText={fault}
              >
                <Input
                  type="password"
                  name="key"
                  autoComplete="current-password"
                  autoFocus
                  value={key}
                  onChange={({ detail }) => setKey(detail.value)}
                />
              </FormField>
              <Button variant="primary" formAction="submit" fullWidth loading={trying} loadingText="Signing in">
                Sign in
              </Button>
            </SpaceBetween>
          </Container>
          <Box color="text-body-secondary" fontSize="body-s" textAlign="center">
            No key? Whoever runs this installation issues them.
          </Box>
          {/* For password managers, which keep a password only with a name. */}
          <input hidden readOnly name="username" autoComplete="username" value="Edge Purge" />
        </SpaceBetween>
      </form>
    </main>
  );
}

function faultOf(error: unknown): string {
  return error instanceof ProblemError && error.kind === 'not-allowed'
    ? `${error.message} The dashboard shows what such a key may read.`
    : sentence(error);
}
