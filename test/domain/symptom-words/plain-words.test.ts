import fc from 'fast-check';
import { plainWords } from '../../../src/domain/symptom-words/plain-words.ts';

describe('words as patterns see them', () => {
  it.each([
    ['Código de verificación', 'codigo de verificacion'],
    ['Grüße, das heißt', 'gruse, das heist'],
    ['lsot my phoen', 'lost my phone'],
    ['my pasword for the authentcator', 'my password for the authenticator'],
    ['the acount', 'the account'],
    ['dont know, jai perdu, cest ça', "don't know, j'ai perdu, c'est ca"],
    ['rien ne s affiche, j ai beau, l appli', "rien ne s'affiche, j'ai beau, l'appli"],
    ['a *brand new* ~~old~~ `phone`', 'a brand new old phone'],
    ['スマホをなくした', 'スマホをなくした'],
  ])('%j is %j', (written, plain) => {
    expect(plainWords(written).plain).toBe(plain);
  });

  it.each([
    'last',
    'lots of prompts',
    'accounts',
    'passwords',
    'abmeldung',
    'prone',
    "don't ask",
    'approuve',
    'i am',
    'constructor',
  ])('leaves %j as it is', (written) => {
    expect(plainWords(written).plain).toBe(written);
  });

  it.each([
    ['pls help, lsot phoen today', 'lost phone', 'lsot phoen'],
    ['my pasword is wrong', 'password is wrong', 'pasword is wrong'],
    ['jai perdu mon tel', 'perdu', 'perdu'],
    ['got a ~~new~~ *brand new* phone', 'brand new phone', 'brand new* phone'],
  ])('lead back to what was written: in %j, %j was %j', (text, found, original) => {
    const { plain, written, placeOf } = plainWords(text);
    const start = plain.indexOf(found);
    expect(written.slice(placeOf(start), placeOf(start + found.length))).toBe(original);
  });

  it('lead back to places in the text, whatever it is, in the same order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), (text, place) => {
        const { plain, written, placeOf } = plainWords(text);
        const at = Math.min(place, plain.length);
        expect(placeOf(at)).toBeGreaterThanOrEqual(placeOf(Math.max(at - 1, 0)));
        expect(placeOf(at)).toBeLessThanOrEqual(written.length);
      }),
    );
  });
});
