import { describe, expect, it } from '@jest/globals';
import type { SymptomId } from '../../src/domain/symptom.ts';
import {
  isForSecurity,
  lookUpAddress,
  mayBeInOtherHands,
  mayNeedReset,
  SIGN_IN_ERRORS,
  signInErrorId,
  SUSPICION,
  SYMPTOMS,
  triage,
  triageOfCode,
} from '../../src/domain/triage.ts';
import type { SignInErrorId } from '../../src/domain/triage.ts';

const symptoms = Object.keys(SYMPTOMS) as SymptomId[];
const errors = Object.keys(SIGN_IN_ERRORS) as SignInErrorId[];
const codes = (
  '500121 50074 50076 50078 50173 70043 70008 700082 50079 50072 50125 50087 50088 50158 50161 50166 50170 53003 ' +
  '53000 53001 53002 50005 530032 530035 50097 50129 53004 53010 53011 530034 50131 50135 50126 50056 50064 50055 ' +
  '50144 50053 50057 50034 51004 50020 16000 90072 500208 50105 65001 90094 700016 7000215 7000222 650052 500011 ' +
  '50133 50132 80001 80002 80007 80012 90002 90038 900382 500212 500213 500021 135011'
).split(' ');

describe('triage', () => {
  it('is at most five steps, none of them twice', () => {
    for (const { steps } of [...Object.values(SYMPTOMS), ...Object.values(SIGN_IN_ERRORS), SUSPICION]) {
      expect(steps.length).toBeLessThanOrEqual(5);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });

  it('says when the phone is in other hands or no hands', () => {
    expect(symptoms.filter(mayBeInOtherHands)).toEqual([
      'new_phone',
      'lost_phone',
      'stolen_phone',
      'lost_passkey',
      'passkey_not_on_new_phone',
    ]);
  });

  it('gives something to try before every reset', () => {
    for (const symptom of symptoms)
      if (mayNeedReset(SYMPTOMS[symptom])) expect(SYMPTOMS[symptom].steps.length).toBeGreaterThan(0);
  });

  it('leads whom no reset helps through another door', () => {
    const doors = symptoms.flatMap((symptom) => {
      const { wayOut } = SYMPTOMS[symptom];
      return wayOut.kind === 'other_door' ? [`${symptom}: ${wayOut.door}`] : [];
    });
    expect(doors).toEqual([
      'stuck_at_passkey_set_up: passkey_set_up',
      'wrong_name: sign_in_name',
      'forgot_password: password',
      'shared_phone_qr: shared_phones',
      'admin_locked_out: another_admin',
      'school_account: school',
      'personal_account: microsoft_account',
    ]);
  });

  it.each(symptoms)('offers no reset for %s where somebody else may be trying', (symptom) => {
    expect(triage({ symptom, suspicious: true })).toBe(SUSPICION);
    expect(mayNeedReset(SUSPICION)).toBe(false);
  });
});

describe('an error code', () => {
  it.each(codes)('%s is known', (code) => {
    expect(signInErrorId(code)).toBeDefined();
    expect(triageOfCode(code).wayOut.kind).not.toBe('unknown');
  });

  it('is in one family only, and every one of the table is met here', () => {
    const all = errors.flatMap((id) => SIGN_IN_ERRORS[id].codes.map(String));
    expect(all.toSorted()).toEqual(codes.toSorted());
  });

  it.each([
    ['500121', 'reset'],
    ['50074', 'reset'],
    ['50076', 'sign_in_again'],
    ['50173', 'sign_in_again'],
    ['50079', 'register'],
    ['50087', 'wait'],
    ['50053', 'wait'],
    ['53003', 'other_door'],
    ['50057', 'other_door'],
    ['50126', 'other_door'],
    ['53011', 'security'],
    ['999999', 'unknown'],
  ])('%s leads to %s', (errorCode, expected) => {
    expect(triage({ symptom: 'error_code', errorCode }).wayOut.kind).toBe(expected);
  });

  it('leads to a reset for two codes only', () => {
    expect(codes.filter((code) => mayNeedReset(triageOfCode(code)))).toEqual(['500121', '50074']);
  });

  it('that is unknown gets Microsoft’s page', () => {
    expect(triageOfCode('999999').steps).toContain('look_up_code');
    expect(lookUpAddress('1&x=2')).toBe('https://login.microsoftonline.com/error?code=1%26x%3D2');
  });

  it('of a risk is for security, whatever is chosen beside it', () => {
    expect(isForSecurity({ errorCode: '53011' })).toBe(true);
    expect(isForSecurity({ errorCode: '500121' })).toBe(false);
    expect(isForSecurity({ errorCode: '500121', suspicious: true })).toBe(true);
  });

  it('counts only where it is what people chose', () => {
    expect(triage({ symptom: 'lost_phone', errorCode: '53003' })).toBe(SYMPTOMS.lost_phone);
    expect(triage({ symptom: 'error_code' })).toBe(SYMPTOMS.error_code);
  });
});
