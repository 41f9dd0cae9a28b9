// Loaded into a real service by a test: a defect that nobody catches, at the moment a signal names.
process.on('SIGUSR2', () => void Promise.reject(new RangeError('Alice Wong, +1 425 555 0102')));
