import { domToBlob } from 'modern-screenshot';

/** A card as a PNG at twice its size, as it shows, without what can be pressed and with the line that says where it is from. */
export async function takePicture(card: HTMLElement): Promise<Blob> {
  const frame = document.createElement('div');
  frame.inert = true;
  frame.dataset.still = '';
  Object.assign(frame.style, { position: 'fixed', top: '0', left: '-1000vw', width: `${card.offsetWidth}px` });
  frame.append(card.cloneNode(true));
  document.body.append(frame);
  try {
    return await domToBlob(frame, { scale: 2, style: { position: 'static' } });
  } finally {
    frame.remove();
  }
}
