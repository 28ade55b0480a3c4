import type { BasketItem } from './basket-item';

/** Each product of an order as BigCommerce writes it, with a bar or nothing between them. */
const start = /\s*\|?\s*(?=Product ID:)/;
const labelled = /^\s*Product ID:(?=.*Product Qty:)(?=.*Product Name:)/s;
const quantity = /, Product Qty:\s*([\d.,]{1,20})/;
const name = /, Product Name:\s*(.*?)\s*(?:, Product (?:[A-Z][A-Za-z]*\s?){1,4}:|$)/s;
const price = /, Product Unit Price:\s*([^,]{1,30})/;

/** Whether a cell lists products as `Product ID: 7, Product Qty: 2, Product Name: Mug, Product Unit Price: 4.00`. */
export function isLabelled(cell: string): boolean {
  return labelled.test(cell);
}

/** The products of such a cell, each with its quantity and the price of a unit. */
export function splitLabelled(cell: string): BasketItem[] {
  return cell.split(start).flatMap((part) => {
    const found = name.exec(part)?.[1] ?? '';
    const read = (pattern: RegExp) => pattern.exec(part)?.[1]?.trim() ?? null;
    return found === '' ? [] : [{ name: found, count: read(quantity), price: read(price) }];
  });
}
