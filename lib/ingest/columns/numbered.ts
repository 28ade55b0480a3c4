import { normaliseHeader } from './aliases';

/** What one of several columns with a product each holds, or one of the figures beside them: "Item 1", "Qty 1", "Price 1". */
export interface Numbered {
  role: 'items' | 'quantity' | 'unitPrice' | 'amount';
  number: number;
}

const thing = '(?:line)?(?:item|product|article|artikel|produkt|produit|producto|prodotto|produto|good)s?';
const stems: [Numbered['role'], RegExp][] = [
  ['items', new RegExp(`^${thing}(?:name|title|description|bezeichnung|nom|nombre|nome)?$`)],
  [
    'quantity',
    new RegExp(
      `^(?:${thing})?(?:qty|quantity|count|menge|anzahl|qte|quantite|cantidad|quantita|quantidade|qtd|qtde|aantal)$`,
    ),
  ],
  [
    'unitPrice',
    new RegExp(
      `^(?:${thing})?(?:unit)?(?:price|preis|einzelpreis|prix|prixunitaire|precio|preciounitario|prezzo|prezzounitario|preco|precounitario|prijs)$`,
    ),
  ],
  [
    'amount',
    new RegExp(
      `^(?:${thing})?(?:total|linetotal|totalprice|subtotal|amount|gesamt|gesamtpreis|summe|betrag|montant|importe|importo|totale|valortotal|totaal|bedrag)$`,
    ),
  ],
];

/** The role and number that a column's name says, null when it says none. */
export function numberedOf(header: string): Numbered | null {
  const parts = /^(\D*)(\d{1,3})(\D*)$/.exec(normaliseHeader(header));
  if (parts === null) return null;
  const [, before = '', number = '', after = ''] = parts;
  const role = stems.find(([, pattern]) => pattern.test(before + after))?.[0];
  return role === undefined ? null : { role, number: Number(number) };
}
