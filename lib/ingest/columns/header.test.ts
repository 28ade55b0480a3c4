import { expect, test } from 'vitest';
import { assignRoles } from './header';

const rolesOf = (header: string[], mapping = {}) =>
  Object.fromEntries(assignRoles(header, mapping).map(({ role, column }) => [role, header[column]]));

test('a role takes the column that the mapping names, and none when it names nothing', () => {
  const header = ['Date', 'Product', 'Price', 'Cost', 'Old price'];
  expect(rolesOf(header)).toEqual({ date: 'Date', product: 'Product', unitPrice: 'Price', cost: 'Cost' });
  expect(rolesOf(header, { unitPrice: 'Old price' })).toMatchObject({ unitPrice: 'Old price' });
  expect(rolesOf(header, { unitPrice: '', cost: 'Price' })).toEqual({
    date: 'Date',
    product: 'Product',
    cost: 'Price',
  });
  expect(() => rolesOf(header, { product: '' })).toThrow(/No column says which product/);
  expect(() => rolesOf(header, { product: 'Thing' })).toThrow(/"Thing" that the file does not have/);
});

const languages: [header: string, roles: Record<string, string>][] = [
  [
    'Bon-Nr.;Bondatum;Uhrzeit;Artikelnummer;Artikelbezeichnung;Warengruppe;Menge;E-Preis;Gesamtpreis;MwSt;Kassierer;Filiale',
    {
      transactionId: 'Bon-Nr.',
      date: 'Bondatum',
      time: 'Uhrzeit',
      product: 'Artikelbezeichnung',
      category: 'Warengruppe',
      quantity: 'Menge',
      unitPrice: 'E-Preis',
      amount: 'Gesamtpreis',
      store: 'Filiale',
    },
  ],
  [
    'N° ticket;Date de vente;Heure;Code article;Désignation;Quantité;PU TTC;PU HT;Total TTC;Total HT;Rayon;Vendeur;N° client',
    {
      transactionId: 'N° ticket',
      date: 'Date de vente',
      time: 'Heure',
      product: 'Désignation',
      quantity: 'Quantité',
      unitPrice: 'PU HT',
      amount: 'Total HT',
      category: 'Rayon',
      customerId: 'N° client',
    },
  ],
  [
    'Nº factura;Fecha y hora;Código;Descripción;Uds.;P. unitario;Dto.;Importe;Familia;Tienda',
    {
      transactionId: 'Nº factura',
      date: 'Fecha y hora',
      product: 'Descripción',
      quantity: 'Uds.',
      unitPrice: 'P. unitario',
      discount: 'Dto.',
      amount: 'Importe',
      category: 'Familia',
      store: 'Tienda',
    },
  ],
  [
    'N. scontrino;Data vendita;Ora;Articolo;Reparto;Q.tà;Prezzo unitario;Totale riga;Codice cliente;Punto vendita',
    {
      transactionId: 'N. scontrino',
      date: 'Data vendita',
      time: 'Ora',
      product: 'Articolo',
      category: 'Reparto',
      quantity: 'Q.tà',
      unitPrice: 'Prezzo unitario',
      amount: 'Totale riga',
      customerId: 'Codice cliente',
      store: 'Punto vendita',
    },
  ],
  [
    'Cupom;Data da venda;Produto;Grupo;Qtd;Vl. Unit.;Valor total;Cliente;Loja',
    {
      transactionId: 'Cupom',
      date: 'Data da venda',
      product: 'Produto',
      category: 'Grupo',
      quantity: 'Qtd',
      unitPrice: 'Vl. Unit.',
      amount: 'Valor total',
      customerId: 'Cliente',
      store: 'Loja',
    },
  ],
  [
    'Bonnummer;Verkoopdatum;Tijd;Artikelnummer;Omschrijving;Artikelgroep;Aantal;Prijs per stuk;Korting;Totaal;Winkel',
    {
      transactionId: 'Bonnummer',
      date: 'Verkoopdatum',
      time: 'Tijd',
      product: 'Omschrijving',
      category: 'Artikelgroep',
      quantity: 'Aantal',
      unitPrice: 'Prijs per stuk',
      discount: 'Korting',
      amount: 'Totaal',
      store: 'Winkel',
    },
  ],
];

test.each(languages)('%s', (header, roles) => {
  expect(rolesOf(header.split(';'))).toEqual(roles);
  expect(assignRoles(header.split(';')).every(({ confidence }) => confidence > 0.9)).toBe(true);
});

test('sums without tax go before those with it, and tax is no sum', () => {
  expect(rolesOf(['Item', 'Qty', 'Price (Gross)', 'Price (Net)', 'Tax', 'Total Tax'])).toEqual({
    product: 'Item',
    quantity: 'Qty',
    unitPrice: 'Price (Net)',
  });
  expect(rolesOf(['Artikel', 'Bruttobetrag', 'Nettobetrag'])).toEqual({ product: 'Artikel', amount: 'Nettobetrag' });
});

test('a column of names lists the products, unless e-mail addresses say that they are persons', () => {
  expect(rolesOf(['Date', 'Name', 'Quantity'])).toMatchObject({ product: 'Name' });
  expect(rolesOf(['Date', 'Name', 'Product', 'Quantity'])).toMatchObject({ product: 'Product' });
  expect(() => rolesOf(['Date', 'Name', 'Email', 'Quantity'])).toThrow(/No column says which product/);
});

test('"Text" and "Position" are products only where nothing is better and they hold names', () => {
  const productOf = (names: string, row: string) => {
    const header = names.split(';');
    const found = assignRoles(header, {}, [row.split(';')]).find(({ role }) => role === 'product');
    return [header[found?.column ?? -1], found?.confidence];
  };
  expect(productOf('Datum;Position;Text;Menge', '05.01.2024;1;Tee;2')).toEqual(['Text', 0.6]);
  expect(productOf('Datum;Position;Menge', '05.01.2024;Tee;2')).toEqual(['Position', 0.6]);
  expect(productOf('Datum;Text;Artikel;Menge', '05.01.2024;bar;Tee;2')).toEqual(['Artikel', 0.98]);
  expect(() => productOf('Datum;Position;Menge', '05.01.2024;1;2')).toThrow('No column says');
});
