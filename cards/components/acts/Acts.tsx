/** What the viewer can do: a button for each act, the open one's form below, and excuses that wait for a word. */
import { useState } from 'react';
import { Alert, Button, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { useAct, type Deed } from '../../answer/useAct.ts';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import type { FaceProps } from '../TrackedFace.tsx';
import { ActForm } from './ActForm.tsx';
import { ExcuseRequests } from './ExcuseRequests.tsx';
import { offersFor } from './offers.ts';

/** `tiled` puts it in a tile of its own. Nothing is shown where nothing may be done. */
export function Acts({ view, answer, desk, tiled = false }: FaceProps & { readonly tiled?: boolean }) {
  const { locale } = view;
  const { publicUrl, contactId, onAnswered, onDone } = desk;
  const { perform, clear, sending, failed } = useAct(publicUrl, contactId, onAnswered);
  const [openKey, setOpenKey] = useState<string | null>(null);

  const act = (key: string, deed: Deed, done: string): void => {
    void perform(key, deed).then((isDone) => {
      if (!isDone) return;
      onDone(done);
      setOpenKey(null);
    });
  };
  const offers = offersFor(view, answer);
  const open = offers.find(({ key }) => key === openKey) ?? null;
  const { grantExcuse } = answer.can;
  if (answer.writing === 'off') return <WritingPaused locale={locale} />;
  if (offers.length === 0 && grantExcuse.length === 0 && failed === null) return null;
  const body = (
    <Flex direction="column" gap="sm" testId="acts">
      <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'act.title')}</Text>
      <ExcuseRequests view={view} answer={answer} sending={sending} onAct={act} />
      {offers.length === 0 ? null : (
        <Flex direction="row" gap="xs" wrap>
          {offers.map(({ key, label }) => (
            <Button
              key={key}
              testId={`act-${key}`}
              size="xs"
              variant={key === openKey ? 'primary' : 'secondary'}
              disabled={sending !== null}
              onClick={() => {
                clear();
                setOpenKey(key === openKey ? null : key);
              }}
            >
              {label}
            </Button>
          ))}
        </Flex>
      )}
      {failed === null ? null : (
        <Alert variant="danger" title={message(locale, 'fail.title')} testId="act-failed">
          {message(locale, `fail.${failed.failure}`)}
        </Alert>
      )}
      {open === null ? null : (
        <ActForm
          key={open.key}
          locale={locale}
          offer={open}
          sending={sending}
          onSend={(key, deed) => {
            act(key, deed, open.done);
          }}
          onCancel={() => {
            clear();
            setOpenKey(null);
          }}
        />
      )}
    </Flex>
  );
  return tiled ? <Tile compact>{body}</Tile> : body;
}

function WritingPaused({ locale }: { readonly locale: Locale }) {
  return (
    <Alert variant="info" title={message(locale, 'paused.title')} testId="writing-paused">
      {message(locale, 'paused.body')}
    </Alert>
  );
}
