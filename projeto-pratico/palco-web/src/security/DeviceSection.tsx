import account from '../account/Account.module.css';
import { useDevices, useEndDevice, useEndOtherDevices } from '../api/devices.ts';
import type { Device } from '../api/types.ts';
import { preciseTime } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';
import { useNotice } from '../ui/notices.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { focusSection, Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Time } from '../ui/Time.tsx';

const ID = 'seguranca-aparelhos';

interface RowProps {
  device: Device;
  isEnding: boolean;
  onEnd: () => void;
}

function DeviceRow({ device, isEnding, onEnd }: RowProps) {
  return (
    <Row
      title={device.name}
      {...(device.current ? { badge: 'este' } : {})}
      facts={
        <>
          {device.kind === 'app' ? 'Aplicativo' : 'Navegador'} · <Time iso={device.lastSeenAt} /> ·{' '}
          {device.address}
        </>
      }
      action={
        !device.current && (
          <Button
            aria-label={`Encerrar ${device.name}, que entrou em ${preciseTime(device.createdAt)}`}
            busy={isEnding}
            onClick={onEnd}
          >
            Encerrar
          </Button>
        )
      }
    />
  );
}

function Devices({ devices }: { devices: Device[] }) {
  const end = useEndDevice();
  const endOthers = useEndOtherDevices();
  const notice = useNotice();
  const said = (text: string) => ({
    onSuccess: () => {
      notice({ text });
      focusSection(ID);
    },
    onError: (error: Error) => notice({ text: error.message, tone: 'bad' }),
  });
  return (
    <>
      <Rows>
        {devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            isEnding={end.isPending && end.variables === device.id}
            onEnd={() => end.mutate(device.id, said(`${device.name} saiu da conta.`))}
          />
        ))}
      </Rows>
      {devices.length > 1 && (
        <Button
          busy={endOthers.isPending}
          onClick={() => endOthers.mutate(undefined, said('Só este aparelho está na conta.'))}
        >
          Sair de todos os outros
        </Button>
      )}
    </>
  );
}

/** Onde a conta está aberta. */
export function DeviceSection() {
  const { data: devices, error, refetch } = useDevices();
  return (
    <Section id={ID} title="Aparelhos">
      <p className={account.fact}>
        Onde a conta está aberta. Se não reconhece um deles, encerre-o e troque a senha.
      </p>
      {devices ? (
        <Devices devices={devices} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton what="os aparelhos" />
      )}
    </Section>
  );
}
