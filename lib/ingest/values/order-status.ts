import { normaliseHeader } from '../columns/aliases';

const status =
  /^(?:order|payment|financial|fulfil+ment|item|line|sales?|transaction|receipt|bestell|auftrags|zahlungs|bon)?(?:status|state|statut|stato|estado|situacao)(?:(?:de)?(?:la|del|do|dell)?(?:commande|pedido|venta|venda|ordine|order))?$/;
const cancelled =
  /^(?:cancel|void|refunded|failed|storn|abgebrochen|erstattet|fehlgeschlagen|annul|rembours|[ée]chou|anulad|reembolsad|fallid|rimborsat|fallit|geannuleerd|terugbetaald|mislukt)/i;

/** Whether a column's name says that it tells what became of an order. */
export function namesStatus(header: string): boolean {
  return status.test(normaliseHeader(header));
}

/** Whether a status says that the order brought no money: cancelled, voided, paid back as a whole, or failed. */
export function saysCancelled(cell: string): boolean {
  return cancelled.test(cell.trim());
}
