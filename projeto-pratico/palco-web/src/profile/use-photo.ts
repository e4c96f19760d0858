import { useState } from 'react';
import { fitPhoto, whyRefusePhoto } from './photo.ts';

/** O que se quer fazer com a foto ao salvar: deixar como está (`undefined`), tirar (`null`) ou trocar. */
export type PhotoChange = Blob | null | undefined;

/** A foto escolhida, que só vale quando o perfil é salvo. */
export function usePhoto() {
  const [change, setChange] = useState<PhotoChange>();
  const [refusal, setRefusal] = useState<string>();
  const choose = async (file: File) => {
    try {
      const refused = whyRefusePhoto(file);
      if (refused !== null) throw new Error(refused);
      setChange(await fitPhoto(file));
      setRefusal(undefined);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  };
  const remove = () => {
    setChange(null);
    setRefusal(undefined);
  };
  return { change, refusal, choose, remove };
}

export type PhotoControl = ReturnType<typeof usePhoto>;
