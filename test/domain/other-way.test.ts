import { describe, expect, it } from '@jest/globals';
import type { MethodKind, PhoneSlot, PinnedMethod } from '../../src/domain/method.ts';
import { otherWays } from '../../src/domain/other-way.ts';
import type { SymptomId } from '../../src/domain/symptom.ts';

const method = (kind: MethodKind, phoneSlot?: PhoneSlot): PinnedMethod => ({
  id: `${kind} ${phoneSlot ?? ''}`.trim(),
  kind,
  ...(phoneSlot === undefined ? {} : { phoneSlot }),
});

const APP = method('microsoftAuthenticator');
const MOBILE = method('phone', 'mobile');
const OFFICE = method('phone', 'office');
const KEY = method('fido2');
const TOKEN = method('hardwareOath');
const HELLO = method('windowsHelloForBusiness');
const MAIL = method('email');
const PASSWORD = method('password');

describe('another way to sign in', () => {
  it.each<[SymptomId, readonly PinnedMethod[], readonly PinnedMethod[]]>([
    ['app_shows_no_code', [APP, MOBILE, PASSWORD], [MOBILE]],
    ['push_never_arrives', [APP, method('softwareOath'), KEY], [KEY]],
    ['text_or_call_never_arrives', [MOBILE, OFFICE, APP], [APP]],
    ['lost_phone', [APP, MOBILE, KEY, OFFICE, TOKEN, HELLO], [OFFICE, TOKEN, HELLO]],
    ['new_phone', [APP, MOBILE, PASSWORD], []],
    ['something_else', [APP, PASSWORD, MAIL], []],
    ['too_many_attempts', [APP, MOBILE], [APP, MOBILE]],
  ])('after %s', (symptom, methods, expected) => {
    const [first, ...others] = methods;
    const keep = others.map((one) => ({ ...one, reason: 'out_of_scope' as const }));
    const remove = first === undefined ? [] : [{ ...first, reason: 'in_scope' as const }];
    const found = otherWays(symptom, { remove, keep }).map(({ id }) => id);
    expect(found).toEqual(expected.map(({ id }) => id));
  });

  it('is never a mail for password reset or a password', () => {
    const keep = [MAIL, PASSWORD].map((one) => ({ ...one, reason: 'no_second_step' as const }));
    const remove = [{ ...APP, reason: 'in_scope' as const }];
    expect(otherWays('app_shows_no_code', { remove, keep })).toEqual([]);
  });
});
