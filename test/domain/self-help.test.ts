import { selfHelpFor, SUSPICION, SYMPTOMS } from '../../src/domain/self-help.ts';
import { isKnownCode, lookUpAddress, signInError } from '../../src/domain/sign-in-error.ts';
import type { SymptomId } from '../../src/domain/symptom.ts';

const symptoms = Object.keys(SYMPTOMS) as SymptomId[];
const codes = (
  '500121 50074 50076 50078 50173 70043 70008 700082 50079 50072 50125 50087 50088 50158 50161 50166 50170 53003 ' +
  '53000 53001 53002 50005 530032 530035 50097 50129 53004 53010 53011 530034 50131 50135 50126 50056 50064 50055 ' +
  '50144 50053 50057 50034 51004 50020 16000 90072 500208 50105 65001 90094 700016 7000215 7000222 650052 500011 ' +
  '50133 50132 80001 80002 80007 80012 90002 90038 900382 500212 500213 500021 135011'
).split(' ');

describe('self-help', () => {
  const cards = [
    ...symptoms.map((symptom) => selfHelpFor(symptom)),
    ...[...codes, '999999'].map((code) => selfHelpFor('error_code', code)),
    SUSPICION,
  ];

  it('is at most five short steps on every card, and one sentence or two of meaning', () => {
    for (const { title, meaning, steps } of cards) {
      expect(title).not.toBe('');
      expect(meaning.length).toBeGreaterThan(10);
      expect(meaning.length).toBeLessThanOrEqual(160);
      expect(steps.length).toBeLessThanOrEqual(5);
      for (const step of steps) expect(step.length).toBeLessThanOrEqual(160);
    }
  });

  it('says when the phone is in other hands or no hands', () => {
    expect(symptoms.filter((symptom) => SYMPTOMS[symptom].phoneGone)).toEqual([
      'new_phone',
      'lost_phone',
      'stolen_phone',
    ]);
  });

  it('gives something to do for every symptom, and a reset only after it', () => {
    for (const symptom of symptoms) expect(SYMPTOMS[symptom]).toMatchObject({ then: 'reset_if_still' });
    for (const symptom of symptoms) expect(SYMPTOMS[symptom].steps.length).toBeGreaterThan(0);
  });

  it('never asks anybody to tell or approve anything', () => {
    const text = JSON.stringify(cards).toLowerCase();
    expect(text).not.toMatch(/(tell|send|give|read) (us|me|the bot)[^.]*code/);
  });
});

describe('an error code', () => {
  it.each(codes)('%s is known', (code) => {
    expect(isKnownCode(code)).toBe(true);
    expect(signInError(code).route.kind).not.toBe('unknown');
  });

  it.each([
    ['500121', 'reset_if_still'],
    ['50074', 'reset_if_still'],
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
  ])('%s leads to %s', (code, expected) => {
    const { then } = selfHelpFor('error_code', code);
    expect(typeof then === 'string' ? then : then.kind).toBe(expected);
  });

  it('leads to a reset for two codes only', () => {
    const candidates = codes.filter((code) => selfHelpFor('error_code', code).then === 'reset_if_still');
    expect(candidates).toEqual(['500121', '50074']);
  });

  it('of another door says who can help and what to bring', () => {
    for (const code of codes) {
      const { route } = signInError(code);
      if (route.kind !== 'other_door') continue;
      expect(route.who).not.toBe('');
      expect(route.bring).not.toBe('');
    }
  });

  it('that is unknown gets an honest answer and Microsoft’s page', () => {
    const { meaning, steps } = signInError('999999');
    expect(meaning).toContain('don’t know error 999999');
    expect(steps.join(' ')).toContain('https://login.microsoftonline.com/error?code=999999');
    expect(lookUpAddress('1&x=2')).toBe('https://login.microsoftonline.com/error?code=1%26x%3D2');
  });

  it('counts only where it is what people chose', () => {
    expect(selfHelpFor('lost_phone', '53003')).toBe(SYMPTOMS.lost_phone);
    expect(selfHelpFor('error_code')).toBe(SYMPTOMS.error_code);
  });
});
