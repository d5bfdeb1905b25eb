/** What the demo says at the terminal, in English. */
export const demoEn = {
  'demo.starting': 'Starting a sandbox portal, the service and a page. Nothing leaves this machine.',
  'demo.step.page': 'Building the page with the card ...',
  'demo.step.portal': 'Filling the sandbox portal ...',
  'demo.step.service': 'Starting the service on the embedded store ...',
  'demo.step.clocks': 'Evaluating the first clocks ...',
  'demo.ready': 'Ready. Open {url}',
  'demo.gallery': 'Every state of the card, with time standing still: {url}',
  'demo.speed':
    'Time runs {speed} times as fast: a working hour passes in {seconds, plural, one {# second} other {# seconds}}. Stop with Ctrl-C.',
  'demo.badSpeed': '--speed takes a number from 1 to 3600, such as --speed 60; {value} is none.',
  'demo.badPort': '--port takes a port number from 0 to 65535; {value} is none.',
  'demo.portInUse':
    'Port {port} is in use by another program, maybe by another demo. Choose another: npm run demo -- --port 8080',
  'demo.badOption': '{option} is no option of the demo. It takes --speed N and --port N.',
} as const satisfies Record<string, string>;
