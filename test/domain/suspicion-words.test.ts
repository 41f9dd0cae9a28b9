import type { Sign } from '../../src/domain/suspicion-words/sign.ts';
import { suspicionIn } from '../../src/domain/suspicion-words.ts';
import { readReport } from '../../src/domain/report.ts';
import { wordsOf } from '../../src/domain/symptom-words.ts';

const SAID: Readonly<Record<Sign, readonly string[]>> = {
  denied: [
    'I pressed deny on the prompt',
    'ich hab auf Ablehnen getippt',
    "j'ai appuyé sur Refuser",
    'le di a Rechazar',
    '拒否を押しました',
  ],
  unasked: [
    'random approval requests all day, none from me',
    'ich bekomme ständig Anfragen',
    "des demandes que je n'ai pas faites, sans arrêt des notifications",
    'me llegan códigos que no he pedido',
    '身に覚えのない通知が来ます',
  ],
  approved_by_mistake: [
    'he approved it by mistake',
    'aus Versehen genehmigt',
    'approuvé par mégarde',
    'aprobé sin querer',
    'うっかり承認しました',
  ],
  given_away: [
    'I read him the code',
    'hab den Code durchgegeben',
    'je lui ai dicté le code',
    'le dicté el código',
    'コードを教えてしまいました',
  ],
  pretender: [
    'he pretended to be from the helpdesk',
    'angeblich vom Support',
    'il se faisait passer pour le support',
    'se hizo pasar por soporte',
    'サポートを名乗る人でした',
  ],
  known_to_others: [
    'somebody knows my password',
    'jemand kennt mein Passwort',
    "quelqu'un connaît mon mot de passe",
    'alguien sabe mi contraseña',
    '誰かが私のパスワードを知っています',
  ],
  changed: [
    "there is a phone in my security info that isn't mine",
    'in meinen Sicherheitsinfos steht ein fremdes Handy',
    'un téléphone que je ne connais pas',
    'un teléfono que no conozco',
    '知らない端末が登録されている',
  ],
  number_taken: [
    'my SIM was cloned',
    'jemand hat eine neue SIM bestellt',
    'ma SIM a été dupliquée',
    'me duplicaron la SIM',
    'SIMが乗っ取られた',
  ],
  named: ['I was hacked', 'ich wurde gehackt', 'on m’a piratée', 'me hackearon', 'フィッシングでした'],
};

describe('a sign of somebody else', () => {
  it.each((Object.keys(SAID) as Sign[]).flatMap((sign) => SAID[sign].map((text) => [sign, text] as const)))(
    '%s is heard in %j',
    (_, text) => {
      expect(readReport(text).suspicious).toBe(true);
    },
  );

  it('is known by what it is', () => {
    expect(suspicionIn(wordsOf('I pressed deny on the prompt'))).toBe('denied');
    expect(suspicionIn(wordsOf('my SIM was cloned'))).toBe('number_taken');
    expect(suspicionIn(wordsOf('no prompt on his phone'))).toBeUndefined();
  });

  it.each([
    'Error Code: 500121 Request Id: ███ Correlation Id: ███',
    'For example, you might be signing in from a browser, app, or location that is restricted by your admin.',
    'the new phone was denied by purchasing',
    'mein Antrag wurde vom Einkauf abgelehnt',
    'ma demande a été refusée par les achats',
    'Compras denegó mi solicitud de teléfono',
    '購入申請が購買に却下されました',
    "I haven't done the phishing awareness training yet",
    'somebody else already tried to help, no luck',
    'my son hacked my phone to pieces with a hammer',
    'the PIN is refused on the shared phone',
    'scan the QR, enter the PIN',
    'she denied having changed anything',
    'I approve and get a blank page',
    'Microsoft sent the code to my phone, it never came',
  ])('isn’t heard in %j', (text) => {
    expect(readReport(text).suspicious).toBe(false);
  });
});
