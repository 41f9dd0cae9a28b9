import { anyOf } from '../../../symptom-words/phrase.ts';
import type { SignsTogether } from '../../sign.ts';

const SECRET = '(?:コード|パスワード|暗証番号|番号|数字|桁|ピン|pin|id|認証情報)';
const CALLER =
  '(?:電話の人|電話で|電話が|電話があ|担当だという|(?:ドコモ|ソフトバンク|au|銀行|業者|相手|係)の人|人に聞かれ|に聞かれて|という人|と言う人|名乗|知らない人|外部|社外|ヘルプデスクの人|サポートの人|line|whatsapp|dm)';

export const JAPANESE_SECRETS: SignsTogether = {
  given_away: [
    {
      about: anyOf(String.raw`(?:メール|sms|メッセージ)に?`),
      what: anyOf(String.raw`(?:id|パスワード|暗証番号|コード)[^。]{0,8}(?:返信|返し|送り返)`),
    },
    {
      about: anyOf('qr'),
      what: anyOf(
        String.raw`(?:駐車場|ポスター|チラシ|手紙|看板|シール|メニュー|メール)[^。]{0,60}(?:入力|ページ|ログイン|サインイン)`,
      ),
    },
    {
      about: anyOf(String.raw`ログイン|サインイン`),
      what: anyOf(String.raw`(?:ホテル|図書館|ネットカフェ|空港|共用|公共)[^。]{0,6}(?:pc|パソコン|端末)`),
    },
    {
      about: anyOf(String.raw`${SECRET}[^。]{0,12}(?:入力|入れ|打)`),
      what: anyOf(String.raw`(?:満杯|いっぱい|容量)|変だと思|おかしいと(?:思|気)|怪しいと`),
    },
    {
      about: anyOf(String.raw`(?:メモ|付箋|紙|手帳|ノート)`),
      what: anyOf(
        String.raw`(?:パスワード|暗証番号|id)[^。]{0,20}(?:なくな|無くな|消え|盗まれ|見当たら|見つから)`,
      ),
    },
    {
      about: anyOf(`${SECRET}[^。]{0,12}(?:入力|入れ|打|書き|送っ|送り)`),
      what: anyOf(
        '(?:宅配|荷物|配送|銀行|アンケート|当選|税金|不在)[^。]{0,12}(?:メール|ページ|サイト|リンク|sms|通知)|偽|url(?:が|も)?(?:変|違)|アドレスが?(?:変|おかし|違)',
      ),
    },
    {
      about: anyOf(SECRET),
      what: anyOf(
        '(?:人|同僚|友達|友人|派遣|バイト|上司|先輩|後輩|彼氏|彼女|夫|妻|社員|さん)に[^。]{0,14}(?:貸し|教え(?:た|まし|ちゃ|てしま)|渡し|伝え(?:た|まし|ちゃ|てしま)|言っちゃ|言ってしま|送っ|送り)',
        '共有して(?:い|しま)|読み上げ',
      ),
    },
  ],
  pretender: [
    {
      about: anyOf(String.raw`(?:画面|パソコン|pc|マウス)を(?:勝手に)?(?:操作され|乗っ取|動かされ|見られ)`),
      what: anyOf(String.raw`会社|人|サポート|電話|業者|誰か|返金`),
    },
    {
      about: anyOf(CALLER),
      what: anyOf(
        `${SECRET}[^。]{0,10}(?:入力し|送り|送っ|教え|伝え|言い|言っ|読み|読ん|渡し)|クイックアシスト|遠隔|リモート|画面共有|anydesk|teamviewer|(?:承認|押|インストール|入力)(?:し|する)?(?:て|よう)(?:に)?(?:言われ|頼まれ|指示)`,
      ),
      unless: anyOf('電話をもらい|折り返し'),
    },
    {
      about: anyOf('社長|部長|上司|役員|課長|専務|ceo'),
      what: anyOf(
        `(?:line|whatsapp|dm|個人の|別の番号|知らない番号)[^。]{0,20}${SECRET}|本人じゃな|本人では`,
      ),
    },
  ],
};
