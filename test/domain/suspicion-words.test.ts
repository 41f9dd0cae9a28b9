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
    ['unasked', 'my phone buzzes with approvals. I am at the gym'],
    ['unasked', 'Es kommt eine Anfrage nach der anderen. Der Rechner ist aus'],
    ['approved_by_mistake', 'J’ai appuyé sur oui. Je regardais la télé'],
    ['given_away', 'Puse mi contraseña. La página era de paquetes'],
    ['pretender', '知らない人から電話がありました。数字を教えました'],
    ['changed', 'there are two authenticators on my account. I only have one phone'],
    ['known_to_others', 'In meinem Postausgang sind 80 Mails. Die sind von heute Nacht'],
    ['number_taken', 'my sim is dead. The shop says it was moved'],
  ] as const)('%s is heard where two things tell it together: %j', (_, text) => {
    expect(readReport(text).suspicious).toBe(true);
  });

  it('is heard wherever it stands in a long story', () => {
    const story = 'Then we had lunch and talked of the weather. '.repeat(40);
    const told = 'My phone buzzes with approvals. I am at the gym.';
    expect(suspicionIn(wordsOf(`${story}${told} ${story}`))).toBe('unasked');
    expect(suspicionIn(wordsOf(`My phone buzzes with approvals. ${story} I am at the gym.`))).toBeUndefined();
  });

  it.each([
    'my phone was left at home, the sign-in wants an approval and I am at the gym',
    'no approval comes to my phone, I am at the gym',
    'I approved the vacation by mistake',
    'aprobé las vacaciones sin querer',
    "quelqu'un de la compta n'arrive pas à se connecter",
    'jemand aus dem Einkauf kommt nicht rein',
    'the helpdesk called me back, still no prompt on my phone',
  ])('isn’t taken for one, though half of it reads so: %j', (text) => {
    expect(readReport(text).suspicious).toBe(false);
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
