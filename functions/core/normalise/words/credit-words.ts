/** Words of credit lines that may name anybody. */
export const creditWords: readonly string[] =
  `with additional con com mit agency agencies input inputs इनपुट इनपुट्स ان اِن reporting reported writing written compiled
  editing edited editor source graphics graphic translation translated production published contributed материалам материалами информации данным матеріалами інформацією даними edição edición edizione
  πληροφορίες στοιχεία υλικό redação редактор redaktör 责任编辑 責任編輯 编辑 編輯 责编 تحرير إعداد`.split(
    /\s+/,
  );
