import { readReport } from '../../src/domain/report.ts';

const NAMED: Readonly<Record<string, readonly (readonly [text: string, name: string])[]>> = {
  German: [
    ['Meine Kollegin Alice Wong kommt nicht rein', 'Alice Wong'],
    ['Alice Wong kann sich nicht anmelden', 'Alice Wong'],
    ['Herr Wójcik hat sein Handy verloren', 'Wójcik'],
    ['Der Authenticator zeigt bei Herrn Wójcik keinen Code an', 'Wójcik'],
    ['Frau Yıldız aus der Verwaltung hat ihr Handy im Zug liegen lassen', 'Yıldız'],
    ['Die Petra kommt nicht rein', 'Petra'],
    ['Özlem hat ein neues Diensthandy', 'Özlem'],
    ['bitte MFA für Anna Schulz zurücksetzen', 'Anna Schulz'],
    ['unser Chef Jan van der Berg ist ausgesperrt', 'Jan van der Berg'],
    ['Bei Jule kommt auf dem Handy keine Anfrage an', 'Jule'],
  ],
  French: [
    ["Alice Wong n'arrive pas à se connecter", 'Alice Wong'],
    ['ma collègue Alice Wong est bloquée', 'Alice Wong'],
    ['Mme Traoré, du service administratif, a perdu son portable', 'Traoré'],
    ['Bonjour, Aïcha ne reçoit plus la notification', 'Aïcha'],
    ['peux-tu réinitialiser la MFA de Hugo Petit ?', 'Hugo Petit'],
    ['Chez Théo la ligne n’apparaît pas', 'Théo'],
    ['Amélie ne peut plus se connecter', 'Amélie'],
    ['M. Roux a oublié son mot de passe', 'Roux'],
    ['Karim a appuyé sur Refuser', 'Karim'],
    ["Voilà, c'est pour Jean-Baptiste : son portable est mort", 'Jean-Baptiste'],
  ],
  Spanish: [
    ['Alice Wong no puede entrar', 'Alice Wong'],
    ['mi compañera Alice Wong está bloqueada', 'Alice Wong'],
    ['Buenas, a Lucía no le salta la notificación', 'Lucía'],
    ['Joaquín perdió el móvil', 'Joaquín'],
    ['por favor restablecer el MFA de Luis Peña', 'Luis Peña'],
    ['la señora Ruiz no recibe el código', 'Ruiz'],
    ['Nuria ya no puede entrar', 'Nuria'],
    ['Xóchitl cambió de celular', 'Xóchitl'],
    ['mi jefa Íñiga de la Cruz se quedó fuera', 'Íñiga de la Cruz'],
    ['El Sr. Gómez olvidó su contraseña', 'Gómez'],
  ],
  Japanese: [
    ['佐藤さんがログインできない', '佐藤'],
    ['管理部の村上さんが電車にスマホを忘れました', '村上'],
    ['田村さんのMFAをリセットしてください', '田村'],
    ['グエンさんのPINがはじかれます', 'グエン'],
    ['佐々木様がサインインできません', '佐々木'],
    ['Aliceさんがログインできません', 'Alice'],
    ['陳さんのAuthenticatorにコードが出ません', '陳'],
    ['田中花子さんは機種変しました', '田中花子'],
    ['小野さんに通知が来ません', '小野'],
    ['高橋くんが締め出されました', '高橋'],
  ],
};

describe.each(Object.entries(NAMED))('whom it is about in %s', (_, named) => {
  it.each(named)('%j: %s', (text, name) => {
    expect(readReport(text).subjectHint).toEqual({ kind: 'name', text: name });
  });
});

describe('whom it is about isn’t read from', () => {
  it.each([
    'Mein Handy ist weg',
    'Handy hat keinen Empfang',
    'Der Authenticator kommt nicht mehr hoch',
    'Meine Kollegin kommt nicht rein',
    'Unser Admin hat sein Handy verloren',
    'Das Passwort kann ich nicht ändern',
    'Gibts in der Kantine heute Schnitzel?',
    'Der Drucker hat keine Tinte',
    "Mon téléphone n'a plus de réseau",
    'Ma collègue est bloquée',
    "L'appli ne reçoit rien",
    'Le portable a perdu le réseau',
    'Mi móvil no recibe mensajes',
    'La app no puede abrirse',
    'Mi compañera no puede entrar',
    'Nadie puede entrar',
    '皆さんがログインできません',
    '同僚がログインできません',
    '業者さんから電話がありました',
    'お客様からの応答がありません',
    'ログインできません',
    'the elevator is stuck',
    'the printer is stuck again',
  ])('%j', (text) => {
    expect(readReport(text).subjectHint).toBeUndefined();
  });
});
