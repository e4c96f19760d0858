const PATHS = {
  home: 'M4 11.2 12 4l8 7.2M6.2 9.6V20h11.6V9.6M10 20v-5.4h4V20',
  compass: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17M15.600 8.400l-2 5.200-5.200 2 2-5.200z',
  person: 'M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.6 20.2c.9-3.7 3.8-5.6 7.4-5.6s6.5 1.9 7.4 5.6',
  pen: 'M4.5 19.500l1-4.200L15.8 5a2.2 2.2 0 0 1 3.2 3.200L8.7 18.500l-4.2 1M13.8 7l3.2 3.2',
  heart: 'M12 20S4 15.2 4 9.400A4.3 4.3 0 0 1 12 7.200a4.3 4.3 0 0 1 8 2.200C20 15.2 12 20 12 20Z',
  film: 'M4 6.500h11v11H4zM15 10.700l5-3v8.600l-5-3',
  link: 'M10 14a3.8 3.8 0 0 0 5.4 0l3-3A3.8 3.8 0 0 0 13 5.600l-1 1M14 10a3.8 3.8 0 0 0-5.4 0l-3 3a3.8 3.8 0 0 0 5.4 5.400l1-1',
  trash: 'M5 7h14M10 7V4.800h4V7M7 7l.8 12.500h8.400L17 7M10.2 10.500v5.600M13.8 10.500v5.6',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.600l4.6 4.600L19 7.4',
  alert: 'M12 4.2 21 19.500H3zM12 10v4.300M12 16.900h.01',
  retry: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.400M19.5 4v4h-4',
  up: 'M12 19V5M6 11l6-6 6 6',
  copy: 'M9 9h10.500v10.500H9zM5.500 15H4.500V4.500H15v1',
  download: 'M12 4v10.500M7 10l5 4.800 5-4.800M4.500 19.500h15',
  print: 'M7 9V4h10v5M7 16.500H4.500V9h15v7.500H17M7 13.500h10V20H7z',
  shield: 'M12 3.800l7 2.600v5.200c0 4.300-2.900 7.300-7 8.800-4.100-1.500-7-4.500-7-8.800V6.400z',
  back: 'M19 12H5M11 6l-6 6 6 6',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.800v2M12 19.200v2M2.8 12h2M19.2 12h2M5.5 5.500l1.4 1.400M17.1 17.100l1.4 1.400M18.5 5.500l-1.4 1.400M6.9 17.100l-1.4 1.4',
  moon: 'M19.8 14.400A8 8 0 0 1 9.6 4.200a8 8 0 1 0 10.2 10.200Z',
  system: 'M4 5.500h16v10.500H4zM9 20h6M12 16v4',
  exit: 'M14 4.500H5.500v15H14M10 12h10M16.5 8l4 4-4 4',
  keyboard: 'M3.5 6.500h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8',
  settings:
    'M4 8h9M17 8h3M4 16h3M11 16h9M15 10.200a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.400M9 18.200a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  volume:
    'M4 9.700v4.600h3.200L12 18.500v-13L7.2 9.700zM15.2 9a4.2 4.2 0 0 1 0 6M17.7 6.500a7.8 7.8 0 0 1 0 11',
  muted: 'M4 9.700v4.600h3.200L12 18.500v-13L7.2 9.700zM15.5 9.500l5 5M20.5 9.500l-5 5',
  expand: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  shrink: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  pip: 'M3.5 5.500h17v13h-17zM12.5 12h5v3.800h-5z',
} as const;

const SOLID = {
  heartFull:
    'M12 20.600S3.4 15.6 3.4 9.400A4.9 4.9 0 0 1 12 6.300a4.9 4.9 0 0 1 8.6 3.100C20.6 15.6 12 20.6 12 20.600Z',
  play: 'M7.5 4.600v14.800a.8.8 0 0 0 1.2.7l12-7.400a.8.8 0 0 0 0-1.400l-12-7.400a.8.8 0 0 0-1.2.7Z',
  pause: 'M6.5 4.800h3.800v14.400H6.500zM13.7 4.800h3.800v14.400h-3.800z',
} as const;

export type IconName = keyof typeof PATHS | keyof typeof SOLID;

/** Desenho próprio em grade de 24, traço 1,75. Sempre ao lado de um texto ou dentro de algo com nome. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  const solid = name in SOLID;
  const d = solid ? SOLID[name as keyof typeof SOLID] : PATHS[name as keyof typeof PATHS];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={solid ? 'currentColor' : 'none'}
      stroke={solid ? 'none' : 'currentColor'}
      strokeWidth={name === 'more' ? 2.75 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={d} />
    </svg>
  );
}
