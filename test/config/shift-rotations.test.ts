import { describe, expect, it } from '@jest/globals';
import { refuseShiftsElsewhere, shiftRotationsOf } from '../../src/config/shift-rotations.ts';
import { configurationFor } from '../support/world.ts';

const SHIFTS = configurationFor({
  onCall: {
    source: 'shifts',
    teamId: '3F6D9A52-7B1E-4C08-9A64-0D5BE1C7F2A8',
    rotations: [
      { name: 'primary', schedulingGroup: 'Helpdesk on call' },
      { name: 'secondary', schedulingGroup: 'TAG_second' },
    ],
    escalation: [{ after: 'PT0M', notify: 'primary' }],
  },
});

describe('rotations that are planned in Teams', () => {
  it('are those of the file, each with its scheduling group and the key that names it', () => {
    expect(shiftRotationsOf(SHIFTS)).toEqual({
      teamId: '3f6d9a52-7b1e-4c08-9a64-0d5be1c7f2a8',
      rotations: [
        {
          rotation: 'primary',
          schedulingGroup: 'Helpdesk on call',
          key: 'onCall.rotations[0].schedulingGroup',
        },
        { rotation: 'secondary', schedulingGroup: 'TAG_second', key: 'onCall.rotations[1].schedulingGroup' },
      ],
    });
  });

  it('are none where the file says who has which turn', () =>
    expect(shiftRotationsOf(configurationFor())).toBeUndefined());

  it.each(['usgov', 'dod'] as const)('are refused in %s, which has no such calls', (cloud) => {
    expect(() => refuseShiftsElsewhere(cloud, SHIFTS)).toThrow('in the global cloud only');
    expect(() => refuseShiftsElsewhere(cloud, configurationFor())).not.toThrow();
  });

  it('are taken in the global cloud', () =>
    expect(() => refuseShiftsElsewhere('global', SHIFTS)).not.toThrow());
});
