import { stopAll, undoAll } from '../src/stop-all.ts';

const DISK = new RangeError('the disk is full');
const NETWORK = new RangeError('the network is gone');

function parts() {
  const stopped: string[] = [];
  return {
    stopped,
    stops: (name: string) => () => Promise.resolve(void stopped.push(name)),
    fails: (error: Error) => () => Promise.reject(error),
  };
}

describe('stopping all parts', () => {
  it('goes through every stage, whatever fails, and then fails with that', async () => {
    const { stopped, stops, fails } = parts();
    const stages = [[fails(DISK), stops('server')], [stops('record')], [stops('database')]];
    await expect(stopAll(stages)).rejects.toBe(DISK);
    expect(stopped).toEqual(['server', 'record', 'database']);
  });

  it('waits for all of a stage before the next, also for those beside one that failed', async () => {
    const { stopped, stops, fails } = parts();
    const slow = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      stopped.push('slow');
    };
    await expect(stopAll([[fails(DISK), slow], [stops('database')]])).rejects.toBe(DISK);
    expect(stopped).toEqual(['slow', 'database']);
  });

  it('fails with all that failed, the first one first, also where a part throws at once', async () => {
    const { fails } = parts();
    const throws = (): Promise<void> => {
      throw NETWORK;
    };
    const failure: unknown = await stopAll([[fails(DISK)], [throws]]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ errors: [DISK, NETWORK] });
  });

  it('is quiet where nothing fails', async () => {
    const { stopped, stops } = parts();
    await stopAll([[stops('server')], [stops('database')]]);
    expect(stopped).toEqual(['server', 'database']);
  });
});

describe('undoing a start that failed', () => {
  it('stops the newest first, and fails with why the start did', async () => {
    const { stopped, stops } = parts();
    await expect(undoAll([stops('database'), stops('server')], DISK)).rejects.toBe(DISK);
    expect(stopped).toEqual(['server', 'database']);
  });

  it('says both where a part can’t be stopped either', async () => {
    const { stopped, stops, fails } = parts();
    const failure: unknown = await undoAll([stops('database'), fails(NETWORK)], DISK).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ errors: [DISK, NETWORK] });
    expect(stopped).toEqual(['database']);
  });
});
