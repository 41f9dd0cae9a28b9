// Runs before anything that needs Node 24, in a syntax that older versions understand.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `NODE_TOO_OLD: Latchkey needs Node.js 24 or newer, and this is ${process.version}. ` +
      'Run `npm ci` without --ignore-scripts (it brings Node 24 for this project), or install Node.js 24.',
  );
  process.exit(1);
}
