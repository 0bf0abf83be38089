import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Api, apiBase, isWellFormedKey } from '../api/api';
import { ProblemError, messageOf } from '../api/errors';
import type { Account } from '../api/types';

interface Props {
  /** The reason why the last session ended; empty if the user signed out. */
  signOutReason: string;
  onSignIn: (key: string, account: Account) => void;
}

/** The sign-in form. It checks the API key against the API; the URL keeps the requested view. */
export function SignIn({ signOutReason, onSignIn }: Props) {
  const [key, setKey] = useState('');
  const [errorText, setErrorText] = useState('');
  const [loading, setLoading] = useState(false);

  async function signIn() {
    const trimmed = key.trim();
    setErrorText('');
    if (trimmed === '') {
      setErrorText('Enter an API key of your account.');
      return;
    }
    if (!isWellFormedKey(trimmed)) {
      setErrorText('An API key has no spaces, colons or special characters. Copy the key again.');
      return;
    }
    setLoading(true);
    try {
      onSignIn(trimmed, await new Api(apiBase(document), trimmed).account());
    } catch (error) {
      setErrorText(signInError(error));
      setLoading(false);
    }
  }

  return (
    <main className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <SpaceBetween size="m">
          {signOutReason !== '' && (
            <Alert type="warning" header="You have been signed out">
              {signOutReason} Sign in with another key to continue. Your draft is kept.
            </Alert>
          )}
          <Container
            header={
              <Header
                variant="h1"
                description="Purge URLs and cache tags from CloudFront and follow each purge to completion."
              >
                Edge Purge
              </Header>
            }
          >
            <SpaceBetween size="l">
              <FormField
                label="API key"
                description="A key of your account with the scope read."
                constraintText="The key stays in this tab's memory. Reloading the page or closing the tab signs you out."
                errorText={errorText}
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
              <Button variant="primary" formAction="submit" fullWidth loading={loading} loadingText="Signing in…">
                Sign in
              </Button>
            </SpaceBetween>
          </Container>
          <Box color="text-body-secondary" fontSize="body-s" textAlign="center">
            No API key? Ask your operator.
          </Box>
          {/* Password managers save a password only together with a user name. */}
          <input hidden readOnly name="username" autoComplete="username" value="Edge Purge" />
        </SpaceBetween>
      </form>
    </main>
  );
}

function signInError(error: unknown): string {
  return error instanceof ProblemError && error.kind === 'not-allowed'
    ? `${error.message} The dashboard requires the scope read.`
    : messageOf(error);
}
